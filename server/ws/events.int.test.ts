import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { newId } from "../db/new-id";
import { recordEvent } from "../events/record-event";
import type { LiveEvent } from "../services/live/watch-events";
import { follow, type LiveServer, type Seen, startLiveServer, type TestClient } from "./live.testing";

let live: LiveServer;
const organization = { id: newId("organization"), slug: "brinewood", name: "Brinewood" };
const other = { id: newId("organization"), slug: "elsewhere", name: "Elsewhere" };
const project = { id: newId("project"), slug: "checkout", name: "Checkout" };
const secret = { id: newId("project"), slug: "secret", name: "Secret" };
let owner: { userId: string; cookie: string };
let member: { userId: string; cookie: string };
let teamId: string;

beforeAll(async () => {
  live = await startLiveServer();
  const { db } = live.deps;
  await db.organization.createMany({ data: [organization, other] });
  for (const row of [project, secret]) await db.project.create({ data: { ...row, organizationId: organization.id } });
  owner = await live.signUp("Ines", organization.id, "OWNER");
  member = await live.signUp("Ravi", organization.id);
  const team = await db.team.create({
    data: { id: newId("team"), slug: "t", name: "T", organizationId: organization.id },
  });
  teamId = team.id;
  await db.teamMember.create({ data: { teamId, userId: member.userId } });
  await db.teamGrant.create({ data: { teamId, projectId: project.id, role: "VIEWER" } });
});
afterAll(() => live.stop());

let told = 0;
/** Tells something about a project; the number names it. */
async function tell(projectId = project.id, organizationId = organization.id): Promise<string> {
  const subjectId = String(++told);
  await recordEvent(live.deps.db, { organizationId, type: "project.changed", subjectId, payload: { projectId } });
  return subjectId;
}

const watch = (client: TestClient, lastEventId?: string): Seen<LiveEvent> =>
  follow((handlers) =>
    client.api.live.events.subscribe(
      { organization: organization.slug, ...(lastEventId ? { lastEventId } : {}) },
      handlers,
    ),
  );
const subjects = ({ items }: Seen<LiveEvent>) =>
  items.filter(({ data }) => data.type === "project.changed").map(({ data }) => data.subjectId);
const until = (check: () => void) => vi.waitFor(check, { timeout: 120_000, interval: 20 });
const started = (seen: Seen<LiveEvent>) => until(() => expect(seen.items[0]?.data.type).toBe("live.ready"));

describe("the events of an organisation", () => {
  it("come after their commit, once, and go on after the connection dropped", async () => {
    const client = live.connect(owner.cookie);
    const seen = watch(client);
    await started(seen);
    const wanted = [await tell(), await tell()];
    await until(() => expect(subjects(seen)).toEqual(wanted));
    client.sockets.at(-1)?.terminate();
    for (let i = 0; i < 5; i++) wanted.push(await tell());
    await until(() => expect(client.sockets.length).toBe(2));
    wanted.push(await tell());
    await until(() => expect(subjects(seen)).toEqual(wanted));
    await client.close();
  });

  it("are not lost when it drops before the first of them", async () => {
    const client = live.connect(owner.cookie);
    const seen = watch(client);
    await started(seen);
    client.sockets.at(-1)?.terminate();
    const wanted = [await tell()];
    await until(() => expect(subjects(seen)).toEqual(wanted));
    await client.close();
  });

  it("are not lost or doubled when Postgres ends the connection that listens", async () => {
    const client = live.connect(owner.cookie);
    const seen = watch(client);
    await started(seen);
    const wanted = [await tell()];
    for (let round = 0; round < 3; round++) {
      await until(async () => expect(await live.killListeners()).toBe(1));
      for (let i = 0; i < 3; i++) wanted.push(await tell());
      await until(() => expect(subjects(seen)).toEqual(wanted));
    }
    await client.close();
  });

  it("come to fifty who look at one page, once to each, by one connection to Postgres", async () => {
    const clients = Array.from({ length: 50 }, () => live.connect(owner.cookie));
    const seen = clients.map((client) => watch(client));
    for (const one of seen) await started(one);
    const wanted: string[] = [];
    for (let i = 0; i < 20; i++) wanted.push(await tell());
    await until(() => expect(seen.map(subjects)).toEqual(seen.map(() => wanted)));
    const listening = await live.deps.db.$queryRaw<unknown[]>`
      select 1 from pg_stat_activity where datname = current_database() and query ilike 'listen%'`;
    expect(listening).toHaveLength(1);
    for (const client of clients) await client.close();
  });

  it("have places in the order of their commits, so that a late one is not passed over", async () => {
    const client = live.connect(owner.cookie);
    const seen = watch(client);
    await started(seen);
    const late = new pg.Client({ connectionString: live.databaseUrl });
    await late.connect();
    await late.query("begin");
    await late.query(
      `insert into "Event" ("organizationId", type, "subjectId", payload) values ($1, 'project.changed', 'late', $2)`,
      [organization.id, { projectId: project.id }],
    );
    const early = await tell();
    await until(() => expect(subjects(seen)).toEqual([early]));
    const place = seen.items.at(-1)?.id;
    seen.unsubscribe();
    await late.query("commit");
    await late.end();
    const again = watch(client, place);
    await until(() => expect(subjects(again)).toEqual(["late"]));
    await client.close();
  });

  it("are read from the database by whoever was away for long, in parts", async () => {
    const client = live.connect(owner.cookie);
    const seen = watch(client);
    await started(seen);
    const place = seen.items[0]?.id;
    await client.close();
    const data = Array.from({ length: 2_500 }, (_, n) => ({
      organizationId: organization.id,
      type: "project.changed",
      subjectId: `away-${n}`,
      payload: { projectId: project.id },
    }));
    await live.deps.db.event.createMany({ data });
    const again = live.connect(owner.cookie);
    const caught = watch(again, place);
    await until(() => expect(subjects(caught)).toEqual(data.map(({ subjectId }) => subjectId)));
    await again.close();
  });

  it("begin a moment back for whoever shows what was read then", async () => {
    const subjectId = await tell();
    const client = live.connect(owner.cookie);
    const seen = follow<LiveEvent>((handlers) =>
      client.api.live.events.subscribe({ organization: organization.slug, back: 5_000 }, handlers),
    );
    await until(() => expect(subjects(seen)).toContain(subjectId));
    await client.close();
  });

  it("that are kept no more are said to be missed", async () => {
    const client = live.connect(owner.cookie);
    const gone = watch(client, "99999999");
    await until(() => expect(gone.items[0]?.data.type).toBe("live.missed"));
    const wanted = [await tell()];
    await until(() => expect(subjects(gone)).toEqual(wanted));
    await client.close();
  });
});

describe("what one may not read", () => {
  it("never comes: another organisation's events, or those of a project without a grant", async () => {
    const client = live.connect(member.cookie);
    const seen = watch(client);
    await started(seen);
    await tell(secret.id);
    await tell(project.id, other.id);
    const wanted = [await tell()];
    await until(() => expect(subjects(seen)).toEqual(wanted));
    const foreign = follow<LiveEvent>((handlers) =>
      client.api.live.events.subscribe({ organization: other.slug }, handlers),
    );
    await until(() => expect(foreign.error()).toContain("There is no such organisation"));
    expect(foreign.items).toEqual([]);
    await client.close();
  });

  it("stops coming as soon as the grant is taken away", async () => {
    const client = live.connect(member.cookie);
    const seen = watch(client);
    await started(seen);
    const where = { teamId_projectId: { teamId, projectId: project.id } };
    await live.deps.db.teamGrant.delete({ where });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tell();
    await live.deps.db.teamGrant.create({ data: { teamId, projectId: project.id, role: "VIEWER" } });
    await client.close();
    const again = live.connect(member.cookie);
    const after = watch(again, seen.items[0]?.id);
    await until(() => expect(subjects(after).length).toBe(1));
    expect(subjects(seen)).toEqual([]);
    await again.close();
  });
});

describe("a session that ends", () => {
  it("ends what it follows, with a sentence", async () => {
    const { userId, cookie } = await live.signUp("Ada", organization.id, "OWNER");
    const client = live.connect(cookie);
    const seen = watch(client);
    await started(seen);
    const bystander = watch(live.connect(owner.cookie));
    await started(bystander);
    await live.deps.sessions.invalidateUserSessions(userId);
    await until(() => expect(seen.error()).toBe("Sign in to go on; the session has ended."));
    await expect(client.api.organizations.list.query({})).rejects.toThrow("Sign in to go on");
    const wanted = [await tell()];
    await until(() => expect(subjects(bystander)).toEqual(wanted));
    expect(subjects(seen)).toEqual([]);
    bystander.unsubscribe();
    await client.close();
  });

  it("ends a membership's streams too", async () => {
    const { userId, cookie } = await live.signUp("Bo", organization.id, "OWNER");
    const client = live.connect(cookie);
    const seen = watch(client);
    await started(seen);
    await live.deps.db.membership.deleteMany({ where: { userId } });
    await until(() => expect(seen.error()).toContain("There is no such organisation"));
    await client.close();
  });
});

describe("the door", () => {
  const outcome = (headers: Record<string, string>, path = "/ws") =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${live.port}${path}`, { headers });
      socket.on("error", (error) => resolve(error.message));
      socket.on("close", (code, reason) => resolve(`${code} ${reason}`));
      socket.on("open", () => setTimeout(() => resolve("open"), 300));
    });

  it("refuses other sites, whatever cookie they bring, and other paths", async () => {
    const { cookie } = owner;
    expect(await outcome({ cookie, origin: "https://evil.example" })).toContain("403");
    expect(await outcome({ cookie, origin: "null" })).toContain("403");
    expect(await outcome({ cookie }, "/wsx")).toContain("404");
    expect(await outcome({ cookie, origin: `http://127.0.0.1:${live.port}` })).toBe("open");
  });

  it("closes at once what has no session", async () => {
    expect(await outcome({})).toBe("4401 Sign in to go on; the session has ended.");
    expect(await outcome({ cookie: "dm_session=nonsense" })).toBe("4401 Sign in to go on; the session has ended.");
  });
});
