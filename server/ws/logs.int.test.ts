import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import {
  droppedOf,
  followLogs,
  isRow,
  linesOf,
  type LogBed,
  makeLogBed,
  numbersOf,
  type Replica,
  textsOf,
  writes,
} from "./logs.testing";

let bed: LogBed;
let cookie: string;
let replicas: Replica[] = [];

beforeAll(async () => {
  bed = await makeLogBed("logs", 13);
  ({ cookie } = await bed.live.signUp("Ines", bed.organizationId, "OWNER"));
}, 180_000);
afterAll(async () => {
  await bed.live.stop();
  await bed.host.remove();
}, 60_000);

/** No test is about time; a busy machine may take long. */
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 120_000, interval: 30 });
async function run(slot: number, script: string): Promise<Replica> {
  const replica = await bed.run(slot, script);
  replicas.push(replica);
  return replica;
}
/** Each test begins with no replica, and with none that was removed. */
async function clear(): Promise<void> {
  for (const { name } of replicas) await bed.engine.remove(name);
  replicas = [];
  await bed.live.deps.db.replica.deleteMany({});
}

describe("the logs of an application", () => {
  it("are those of all replicas in the order of time, with slot, release and stream, secrets masked", async () => {
    await run(1, `${writes("one", 2, 50, 60)} console.error("token open-sesame-17, before former-sesame-16");`);
    await run(2, writes("two", 2, 50, 60));
    const client = bed.live.connect(cookie);
    const seen = followLogs(client);
    await until(() => expect(textsOf(seen).length).toBe(121));
    expect(isRow(numbersOf(seen, "one")) && isRow(numbersOf(seen, "two"))).toBe(true);
    const error = linesOf(seen).find(({ stream }) => stream === "stderr");
    expect(error).toMatchObject({ slot: 1, release: 7, text: "token •••, before •••" });
    expect(seen.items[0]?.data.running).toEqual([
      { slot: 1, release: 7 },
      { slot: 2, release: 7 },
    ]);
    // What is there at the beginning is complete, so its order is strict however slow the machine is.
    const later = followLogs(client);
    await until(() => expect(textsOf(later).length).toBe(121));
    const times = linesOf(later).map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    await client.close();
    await clear();
  });

  it("begin with the last lines, as many as are wanted, and are read once for two watchers", async () => {
    await run(1, writes("one", 200, 20, 800));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const before = bed.follows();
    const clients = [bed.live.connect(cookie), bed.live.connect(cookie)];
    const [first, second] = clients.map((client) => followLogs(client, { tail: 300 }));
    for (const seen of [first, second]) {
      if (seen === undefined) throw new Error("not reached");
      await until(() => expect(numbersOf(seen, "one")).toEqual(Array.from({ length: 300 }, (_, i) => 501 + i)));
    }
    expect(bed.follows() - before).toBe(1);
    for (const client of clients) await client.close();
    await clear();
  });

  it("go on where they were after the connection dropped, many times, without a line lost or doubled", async () => {
    await run(1, `${writes("one", 7, 10)} let e = 0; setInterval(() => console.error("err " + ++e), 3);`);
    await run(2, writes("two", 5, 10));
    const client = bed.live.connect(cookie);
    const seen = followLogs(client, { tail: 0 });
    for (let drop = 1; drop <= 6; drop++) {
      const count = textsOf(seen).length;
      await until(() => expect(textsOf(seen).length).toBeGreaterThan(count + 300));
      client.sockets.at(-1)?.terminate();
      await until(() => expect(client.sockets.length).toBe(drop + 1));
    }
    const count = textsOf(seen).length;
    await until(() => expect(textsOf(seen).length).toBeGreaterThan(count + 500));
    for (const name of ["one", "two", "err"]) expect([name, isRow(numbersOf(seen, name))]).toEqual([name, true]);
    expect(droppedOf(seen)).toBe(0);
    await client.close();
    await clear();
  });

  it("are whole for one who was away while a replica wrote on, and went", async () => {
    const replica = await run(1, writes("one", 50, 20, 2_500));
    const before = bed.live.connect(cookie);
    const first = followLogs(before);
    await until(() => expect(numbersOf(first, "one").length).toBeGreaterThan(100));
    await before.close();
    const newest = async () => {
      const signal = AbortSignal.timeout(30_000);
      for await (const { text } of bed.engine.logs(replica.name, { tail: 1, follow: false, signal })) return text;
      return "";
    };
    await vi.waitFor(async () => expect(await newest()).toBe("one 2500"), { timeout: 120_000, interval: 100 });
    await replica.remove();
    const after = bed.live.connect(cookie);
    const second = followLogs(after, { lastEventId: first.items.at(-1)?.id ?? "" });
    await until(() => expect(numbersOf(second, "one").at(-1)).toBe(2_500));
    expect(isRow([...numbersOf(first, "one"), ...numbersOf(second, "one")])).toBe(true);
    await after.close();
    await clear();
  });

  it("go on from a place that is no longer kept here, read from the engine again", async () => {
    await run(1, writes("one", 400, 20, 30_000));
    const client = bed.live.connect(cookie);
    const seen = followLogs(client, { tail: 0 });
    await until(() => expect(numbersOf(seen, "one").length).toBeGreaterThan(500));
    await client.close();
    const place = seen.items.at(-1)?.id ?? "";
    const last = numbersOf(seen, "one").at(-1) ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const again = bed.live.connect(cookie);
    const resumed = followLogs(again, { lastEventId: place });
    await until(() => expect(numbersOf(resumed, "one").at(-1)).toBe(30_000));
    expect(numbersOf(resumed, "one")).toEqual(Array.from({ length: 30_000 - last }, (_, i) => last + 1 + i));
    await again.close();
    await clear();
  });

  it("take in replicas that come, and end with those that go; what those wrote last is kept", async () => {
    const gone = await run(1, writes("old", 1, 20));
    const client = bed.live.connect(cookie);
    const seen = followLogs(client);
    await until(() => expect(numbersOf(seen, "old").length).toBeGreaterThan(20));
    await run(2, writes("new", 1, 20));
    await until(() => expect(numbersOf(seen, "new").length).toBeGreaterThan(20));
    expect(numbersOf(seen, "new")[0]).toBe(1);
    await gone.remove();
    replicas = replicas.filter(({ name }) => name !== gone.name);
    await until(() =>
      expect(seen.items.findLast(({ data }) => data.running)?.data.running).toEqual([{ slot: 2, release: 7 }]),
    );
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    const row = await bed.live.deps.db.replica.findUniqueOrThrow({ where: { id: gone.id } });
    const kept = (row.lastLines as { text: string }[]).map(({ text }) => Number(text.split(" ")[1]));
    expect(isRow(numbersOf(seen, "old"))).toBe(true);
    expect(numbersOf(seen, "old").at(-1)).toBe(kept.at(-1));
    const late = followLogs(client);
    await until(() => expect(numbersOf(late, "new").length).toBeGreaterThan(20));
    expect(numbersOf(late, "old")).toEqual(kept);
    await client.close();
    await clear();
  });

  it("go on after the engine was away, and say so", async () => {
    await run(1, `${writes("one", 2, 50)}`);
    const client = bed.live.connect(cookie);
    const seen = followLogs(client);
    await until(() => expect(numbersOf(seen, "one").length).toBeGreaterThan(20));
    await bed.host.restartDockerd();
    await until(() => expect(linesOf(seen).some(({ text }) => /goes on after|resumed/.test(text))).toBe(true));
    expect(linesOf(seen).find(({ stream }) => stream === "note")?.text).toMatch(
      /^Slot 1: The Docker engine does not answer/,
    );
    expect(isRow(numbersOf(seen, "one"))).toBe(true);
    await client.close();
    await clear();
  });
});

describe("hostile output", () => {
  it("is cut and harmless: a line of 5 MB, bytes that are no text, commands for a terminal", async () => {
    const script = `
      process.stdout.write("x".repeat(5 * 1024 * 1024) + "\\n");
      process.stdout.write(Buffer.concat([Buffer.from([0, 255, 254, 128, 10])]));
      process.stdout.write("\\u001b]0;title\\u0007\\u001b[2Jred\\n");
      console.log("after");
      setInterval(() => {}, 1000);`;
    await run(1, script);
    const client = bed.live.connect(cookie);
    const seen = followLogs(client);
    await until(() => expect(textsOf(seen).at(-1)).toBe("after"));
    const [long = "", binary = ""] = textsOf(seen);
    expect(long).toMatch(/^x{16000,16384} … [\d,]+ more characters were cut off$/);
    const left = Number(long.match(/… ([\d,]+) more/)?.[1]?.replaceAll(",", ""));
    expect(left + long.indexOf(" …")).toBe(5 * 1024 * 1024);
    expect(binary).not.toContain("\0");
    expect(textsOf(seen).length).toBe(4);
    await client.close();
    await clear();
  });
});

describe("a reader that stops reading", () => {
  it("costs no more than its share, is told how many lines it missed, and holds nobody up", async () => {
    await run(1, writes("one", 200, 20));
    const paused = bed.live.connect(cookie);
    const other = bed.live.connect(cookie);
    const seen = followLogs(paused, { tail: 0 });
    const lively = followLogs(other, { tail: 0 });
    await until(() => expect(numbersOf(seen, "one").length).toBeGreaterThan(500));
    paused.sockets.at(-1)?.pause();
    let most = 0;
    const look = () => {
      most = Math.max(most, bed.live.sockets.waitingBytes());
      return most;
    };
    await until(() => expect(look()).toBeGreaterThan(256 * 1024));
    const from = numbersOf(lively, "one").at(-1) ?? 0;
    await until(() => {
      look();
      expect(numbersOf(lively, "one").at(-1)).toBeGreaterThan(from + 30_000);
    });
    // What may wait, one item on top, and its frame.
    expect(most).toBeLessThan(256 * 1024 + 400_000);
    paused.sockets.at(-1)?.resume();
    await until(() => expect(droppedOf(seen)).toBeGreaterThan(1_000));
    const now = numbersOf(lively, "one").at(-1) ?? 0;
    await until(() => expect(numbersOf(seen, "one").at(-1)).toBeGreaterThan(now));
    // Whatever was not told is counted, also of the other on a busy machine.
    for (const reader of [seen, lively]) {
      const numbers = numbersOf(reader, "one");
      expect(numbers.length + droppedOf(reader)).toBe((numbers.at(-1) ?? 0) - (numbers[0] ?? 0) + 1);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
    expect(droppedOf(lively)).toBeLessThan(droppedOf(seen));
    await paused.close();
    await other.close();
    await clear();
  });
});

describe("what one may not read", () => {
  it("never comes: not to another organisation, not to a member without a grant, not after the right was taken away", async () => {
    const { db } = bed.live.deps;
    await run(1, writes("one", 1, 20));
    await db.organization.create({ data: { id: "org_other", slug: "elsewhere", name: "Elsewhere" } });
    const stranger = await bed.live.signUp("Eve", "org_other", "OWNER");
    const member = await bed.live.signUp("Ravi", bed.organizationId);
    const foreign = followLogs(bed.live.connect(stranger.cookie));
    const refused = followLogs(bed.live.connect(member.cookie));
    await until(() => expect(foreign.error()).toContain("There is no such application"));
    await until(() => expect(refused.error()).toContain("You need the right “logs.read”"));
    expect([foreign.items, refused.items]).toEqual([[], []]);

    await db.team.create({ data: { id: "team_1", slug: "t", name: "T", organizationId: bed.organizationId } });
    await db.teamMember.create({ data: { teamId: "team_1", userId: member.userId } });
    await db.teamGrant.create({ data: { teamId: "team_1", projectId: bed.projectId, role: "VIEWER" } });
    const allowed = followLogs(bed.live.connect(member.cookie));
    await until(() => expect(numbersOf(allowed, "one").length).toBeGreaterThan(10));
    await db.teamMember.deleteMany({ where: { userId: member.userId } });
    await until(() => expect(allowed.error()).toContain("You need the right “logs.read”"));
    await clear();
  });

  it("leaves no stream open behind", async () => {
    await run(1, writes("one", 1, 20));
    const client = bed.live.connect(cookie);
    const seen = followLogs(client);
    await until(() => expect(numbersOf(seen, "one").length).toBeGreaterThan(10));
    expect(bed.live.deps.logTaps.open).toBeGreaterThan(0);
    await client.close();
    await until(() => expect(bed.live.deps.logTaps.open).toBe(0));
    await clear();
  });
});
