import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { maxTerminals } from "../domain/terminal/limits";
import { closeForgottenTerminals } from "../services/terminals/close-terminal";
import { at, type LogBed, makeLogBed, type Replica } from "./logs.testing";
import { startLiveServer } from "./live.testing";
import { connectTerminal, type TestTerminal } from "./terminal.testing";

let bed: LogBed;
let owner: { userId: string; cookie: string };
let replica: Replica;
const open: TestTerminal[] = [];

beforeAll(async () => {
  bed = await makeLogBed("term", 20);
  owner = await bed.live.signUp("Ines", bed.organizationId, "OWNER");
  replica = await bed.run(1, "setInterval(() => {}, 1000)");
}, 180_000);
afterAll(async () => {
  await bed.live.stop();
  await bed.host.remove();
}, 60_000);
afterEach(async () => {
  for (const terminal of open.splice(0)) terminal.drop();
  await expect.poll(() => rows({ closedAt: null })).toEqual([]);
});

const rows = (where: object = {}) => bed.live.deps.db.terminal.findMany({ where, orderBy: { openedAt: "desc" } });
/** the programs in the container beside its own, but for dead ones that its own does not bury */
async function programs(): Promise<string[]> {
  const { stdout } = await bed.engine.exec(replica.name, ["ps", "-o", "args"]);
  return stdout.split("\n").filter((line) => line !== "" && !/^(COMMAND|node|ps|\[)/.test(line));
}

function connect(cookie = owner.cookie, over: object = {}, acknowledges = true): TestTerminal {
  const terminal = connectTerminal(bed.live.port, cookie, acknowledges);
  open.push(terminal);
  terminal.say({ open: { ...at, replica: replica.id, columns: 90, rows: 30, ...over } });
  return terminal;
}
async function shell(cookie = owner.cookie, acknowledges = true): Promise<TestTerminal> {
  const terminal = connect(cookie, {}, acknowledges);
  await expect.poll(() => terminal.told[0]).toEqual({ opened: { shell: expect.any(String), slot: 1, release: 7 } });
  return terminal;
}

describe("a terminal", () => {
  it("shows what is typed and answered, has a size, and tells how it ended", async () => {
    const terminal = await shell();
    terminal.type("stty size; echo h\u00e9llo-$((40+2))\n");
    await expect.poll(terminal.text).toMatch(/30 90\r\n.*h\u00e9llo-42\r\n/s);
    terminal.say({ size: { columns: 120, rows: 41 } });
    terminal.type("stty size\n");
    await expect.poll(terminal.text).toContain("41 120\r\n");
    terminal.type("exit 3\n");
    await expect.poll(terminal.closed).toBe(true);
    expect(terminal.told.at(-1)).toEqual({ ended: { why: "The shell ended with code 3.", exitCode: 3 } });
  });

  it("is noted with who, where and how long, never with what was typed", async () => {
    await bed.live.deps.db.activity.deleteMany({});
    const terminal = await shell();
    terminal.type("echo open-sesame\nexit\n");
    await expect.poll(terminal.closed).toBe(true);
    const activity = () => bed.live.deps.db.activity.findMany({ orderBy: { createdAt: "asc" } });
    await expect
      .poll(async () => (await activity()).map(({ action }) => action))
      .toEqual(["terminal.opened", "terminal.closed"]);
    const written = JSON.stringify([await activity(), await rows()]);
    expect(written).not.toContain("sesame");
    expect((await activity())[0]).toMatchObject({
      actorName: "Ines",
      subjectName: "Payments",
      address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
      requestId: expect.stringMatching(/^[0-9a-f]{8}$/),
      detail: { environment: "dev", slot: 1 },
    });
    expect((await activity())[1]).toMatchObject({ detail: { seconds: expect.any(Number) } });
  });

  it("leaves nothing behind when the browser goes: neither the shell nor what it started", async () => {
    const terminal = await shell();
    terminal.type("sleep 1234 & sleep 2345\n");
    await expect.poll(async () => (await programs()).filter((line) => line.startsWith("sleep")).length).toBe(2);
    terminal.drop();
    await expect.poll(programs).toEqual([]);
  });

  it("is ended by the worker when the process that showed it was killed", async () => {
    const terminal = await shell();
    const [row] = await rows({ closedAt: null });
    await bed.live.deps.db.terminal.update({ where: { id: row?.id ?? "" }, data: { seenAt: new Date(0) } });
    await closeForgottenTerminals(bed.live.deps);
    expect(await rows({ closedAt: null })).toEqual([]);
    await expect.poll(terminal.closed).toBe(true);
    expect(await programs()).toEqual([]);
  });

  it("is closed when nobody types, after saying so", async () => {
    const limits = { idleMs: 1_500, idleWarningMs: 1_000, windowBytes: 1_000 };
    const env = { DATABASE_URL: bed.live.databaseUrl, DM_DOCKER_HOST: `unix://${bed.host.socket}` };
    const hasty = await startLiveServer(env, limits);
    const terminal = connectTerminal(hasty.port, owner.cookie);
    terminal.say({ open: { ...at, replica: replica.id, columns: 90, rows: 30 } });
    await expect.poll(terminal.ended).toMatch(/^Nobody typed for a while/);
    expect(terminal.told).toContainEqual({ idle: 1 });
    await expect.poll(programs).toEqual([]);
    await hasty.stop();
  });

  it("ends with its container", async () => {
    const other = await bed.run(2, "setInterval(() => {}, 1000)");
    const terminal = connect(owner.cookie, { replica: other.id });
    await expect.poll(() => terminal.told.length).toBe(1);
    await other.remove();
    await expect.poll(terminal.ended).toMatch(/container (was stopped|has ended)/);
    const late = connect(owner.cookie, { replica: other.id });
    await expect.poll(late.ended).toBe("This replica is gone. Choose another one.");
  });

  it("holds the program back when nobody reads, and nothing is lost", async () => {
    const terminal = await shell(owner.cookie, false);
    terminal.type("head -c 30000000 /dev/zero | tr '\\\\0' x; echo; echo all-there\n");
    let settled = -1;
    const isStill = () => {
      const before = settled;
      settled = terminal.bytes();
      return settled > 0 && settled === before;
    };
    await expect.poll(isStill, { interval: 400 }).toBe(true);
    expect(terminal.bytes()).toBeLessThan(3_000_000);
    expect(bed.live.sockets.waitingBytes()).toBeLessThan(1_000_000);
    while (terminal.bytes() < 30_000_000 && terminal.ended() === null) {
      terminal.say({ shown: 1_000_000 });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await expect.poll(terminal.text).toContain("all-there");
  });
});

describe("nobody gets a terminal", () => {
  it("without the right, without a session, or into what is somebody else's", async () => {
    const member = await bed.live.signUp("Ravi", bed.organizationId);
    const stranger = await bed.live.signUp("Mallory", "org_other_none").catch(() => null);
    expect(stranger).toBeNull();
    const refused = connect(member.cookie);
    await expect.poll(refused.ended).toMatch(/^You need the right “application.terminal”/);
    const nobody = connect("");
    await expect.poll(nobody.closed).toBe(true);
    expect(nobody.told).toEqual([]);
    await bed.live.deps.db.organization.create({ data: { id: "org_b", slug: "other", name: "Other" } });
    const other = await bed.live.signUp("Mallory", "org_b", "OWNER");
    const foreign = connect(other.cookie);
    await expect.poll(foreign.ended).toMatch(/^There is no such application/);
    expect(await rows({ userId: { in: [member.userId, other.userId] } })).toEqual([]);
  });

  it("for longer than the right, or the session, lasts", async () => {
    const { db, sessions } = bed.live.deps;
    const admin = await bed.live.signUp("Lena", bed.organizationId, "OWNER");
    const terminal = await shell(admin.cookie);
    await db.membership.updateMany({ where: { userId: admin.userId }, data: { role: "MEMBER" } });
    await expect.poll(terminal.ended).toMatch(/^You need the right/);
    await db.membership.updateMany({ where: { userId: admin.userId }, data: { role: "OWNER" } });
    const again = await shell(admin.cookie);
    await sessions.invalidateUserSessions(admin.userId);
    await expect.poll(again.ended).toMatch(/^Sign in to go on/);
    expect(await programs()).toEqual([]);
  });

  it("beyond the number that one may have open", async () => {
    for (let i = 0; i < maxTerminals; i++) await shell();
    const more = connect();
    await expect.poll(more.ended).toMatch(/^You have 8 terminals open/);
  });

  it("by messages that are none: only that one ends, with a sentence", async () => {
    const fine = await shell();
    for (const raw of ["{", "[]", `{"size":{"columns":0,"rows":1e9}}`, `{"shown":-1}`]) {
      const bad = await shell();
      bad.send(raw);
      await expect.poll(bad.ended).toMatch(/^The browser sent something/);
    }
    const huge = await shell();
    huge.type("x".repeat(100_000));
    await expect.poll(huge.closed).toBe(true);
    const wrong = connect(owner.cookie, { columns: "wide" });
    await expect.poll(wrong.ended).not.toBeNull();
    fine.type("echo still-$((1+1))\n");
    await expect.poll(fine.text).toContain("still-2");
  });
});
