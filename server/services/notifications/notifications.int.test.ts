import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { loadActor } from "../../auth/load-actor";
import type { GrantRole } from "../../domain/access/permissions";
import { initialSupervision } from "../../domain/health/decide-supervision";
import { type Api, createApi } from "../api";
import { noteStanding } from "../nodes/note-standing";
import { activate } from "../reconcile/activate";
import { endEarly } from "../reconcile/finish-deployment";
import { createHealthBook } from "../reconcile/health-book";
import { activeOf, loadWorld, type World } from "../reconcile/load-world";
import { noteSupervision } from "../reconcile/note-supervision";
import { reapNotifications } from "../retention/reap-notifications";
import { createTestTree, type TestAddress, type TestTree } from "../testing/tree";

let tree: TestTree;
let at: TestAddress;
/** may deploy; may only look; has nothing to do with the project */
let dev: Person;
let viewer: Person;
let other: Person;

interface Person {
  readonly id: string;
  readonly team: string | null;
  /** with the rights of this moment */
  api(): Promise<Api>;
}

beforeAll(async () => {
  tree = await createTestTree();
  at = await tree.createApplication("payments");
  dev = await join("Ravi", "DEVELOPER");
  viewer = await join("Lena", "VIEWER");
  other = await join("Tom", null);
});
afterAll(() => tree.close());
beforeEach(async () => {
  await tree.deps.db.notification.deleteMany();
  await tree.deps.db.deployment.deleteMany();
});

async function join(name: string, role: GrantRole | null): Promise<Person> {
  const { db } = tree.deps;
  const id = randomUUID();
  const { id: organizationId } = await db.organization.findUniqueOrThrow({ where: { slug: tree.organization } });
  await db.user.create({ data: { id, email: `${id}@x.example`, name, passwordHash: "" } });
  await db.membership.create({ data: { userId: id, organizationId, role: "MEMBER" } });
  const api = async () => createApi({ ...tree.deps, actor: await loadActor(db, id), requestId: "test" });
  if (role === null) return { id, team: null, api };
  const team = await db.team.create({ data: { id, organizationId, slug: id, name } });
  const project = await db.project.findFirstOrThrow({ where: { slug: at.project } });
  await db.teamMember.create({ data: { teamId: team.id, userId: id } });
  await db.teamGrant.create({ data: { teamId: team.id, projectId: project.id, role } });
  return { id, team: team.id, api };
}

const read = async (api: Api) =>
  (await api.notifications.listNotifications({ organization: tree.organization })).notices;
const whats = async (api: Api) => (await read(api)).map(({ what, own }) => (own ? `${what}!` : what));
const told = async () => ({
  owner: await whats(tree.api),
  dev: await whats(await dev.api()),
  viewer: await whats(await viewer.api()),
  other: await whats(await other.api()),
});
const nobody = { owner: [], dev: [], viewer: [], other: [] };

async function world(): Promise<World> {
  const where = { application: { slug: at.application }, environment: { slug: at.environment } };
  const found = await loadWorld(tree.deps.db, (await tree.deps.db.appEnvironment.findFirstOrThrow({ where })).id);
  if (found === null) throw new Error("The application is gone.");
  return found;
}

/** Brings the queued deployment to its build, and ends it there. */
async function endBuild(status: "FAILED" | "CANCELLED"): Promise<void> {
  const before = await world();
  const queued = before.deployments.find((deployment) => deployment.status === "QUEUED");
  if (queued === undefined) throw new Error("Nothing is queued.");
  await activate({ ...tree.deps, book: createHealthBook() }, before, queued);
  const now = await world();
  const reason = status === "FAILED" ? "build_failed" : "cancelled";
  const end = { from: ["BUILDING"], status, reason, message: "Step 3 failed.", now: new Date() } as const;
  await tree.deps.db.$transaction((tx) => endEarly(tx, now, activeOf(now)?.id ?? "", end));
}

describe("the end of a deployment", () => {
  it("that failed is told to the one who asked and to those who may deploy, with what it leads to", async () => {
    const { number } = await (await dev.api()).deployments.deployApplication(at);
    expect(await told()).toEqual(nobody);
    await endBuild("FAILED");
    expect(await told()).toEqual({ ...nobody, owner: ["deployment.failed"], dev: ["deployment.failed!"] });
    expect((await read(tree.api))[0]).toMatchObject({
      ...{ level: "bad", number, kind: "DEPLOY", detail: "Step 3 failed.", read: false, node: null },
      place: { application: { slug: at.application }, environment: { slug: "prod" }, project: { slug: at.project } },
    });
  });

  it("that somebody wished is told to the one who asked, unless that was the same person", async () => {
    const ravi = await dev.api();
    const first = await ravi.deployments.deployApplication(at);
    await ravi.deployments.cancelDeployment({ ...at, ...first });
    await ravi.deployments.deployApplication(at);
    await ravi.deployments.deployApplication(at);
    expect(await told()).toEqual(nobody);
    const third = await tree.api.deployments.deployApplication(at);
    expect(await told()).toEqual({ ...nobody, dev: ["deployment.superseded!"] });
    await ravi.deployments.cancelDeployment({ ...at, ...third });
    expect(await told()).toEqual({ ...nobody, dev: ["deployment.superseded!"], owner: ["deployment.cancelled!"] });
  });

  it("is not told when its transaction fails", async () => {
    await tree.api.deployments.deployApplication(at);
    const { id } = await tree.deps.db.deployment.findFirstOrThrow();
    await tree.deps.db.deployment.update({ where: { id }, data: { status: "BUILDING" } });
    const now = await world();
    const end = {
      from: ["BUILDING"],
      status: "FAILED",
      reason: "build_failed",
      message: "x",
      now: new Date(),
    } as const;
    const events = () => tree.deps.db.event.count({ where: { type: "notification.new" } });
    const before = await events();
    const ending = tree.deps.db.$transaction(async (tx) => {
      await endEarly(tx, now, id, end);
      throw new Error("The database went away.");
    });
    await expect(ending).rejects.toThrow("went away");
    expect(await told()).toEqual(nobody);
    expect(await events()).toBe(before);
  });
});

describe("an application that does not serve", () => {
  it("is told once, and once that it serves again", async () => {
    const look = async (second: number, serving: number) => {
      const decision = {
        state: initialSupervision,
        waitingFor: serving === 0 ? "Replica 1 ended." : "",
        crashLoops: [],
      };
      const now = () => new Date(second * 1_000);
      await noteSupervision({ db: tree.deps.db, now }, await world(), { ...decision, serving }, 1);
    };
    for (const [second, serving] of [
      [0, 0],
      [12, 0],
      [20, 1],
      [22, 0],
      [40, 0],
    ] as const)
      await look(second, serving);
    expect(await told()).toEqual({ ...nobody, owner: ["application.down"], dev: ["application.down"] });
    expect((await read(tree.api))[0]).toMatchObject({ detail: "Replica 1 ended.", number: null });
    for (const second of [60, 80, 100]) await look(second, 1);
    expect(await whats(tree.api)).toEqual(["application.back", "application.down"]);
    expect((await world()).outage).toBeNull();
  });
});

describe("a node", () => {
  it("that goes and comes is told to those who care for nodes; that it was first seen is not", async () => {
    await tree.deps.db.node.create({ data: { id: "node_fra", name: "fra-01", endpoint: "unix:///nowhere" } });
    await noteStanding(tree.deps, "node_fra", "ready", null);
    expect(await told()).toEqual(nobody);
    await noteStanding(tree.deps, "node_fra", "unreachable", "No answer.");
    await noteStanding(tree.deps, "node_fra", "ready", null);
    expect(await told()).toEqual({ ...nobody, owner: ["node.back", "node.away"] });
    expect((await read(tree.api))[1]).toMatchObject({ node: "fra-01", detail: "No answer.", place: null });
  });
});

describe("what one was told", () => {
  const organization = () => ({ organization: tree.organization });
  const unread = async (api: Api) => (await api.notifications.readUnread(organization())).unread;

  async function fail(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      await tree.api.deployments.deployApplication(at);
      await endBuild("FAILED");
    }
  }

  it("is read one by one, or all up to what was seen; only one's own", async () => {
    await fail(3);
    const [newest, middle, oldest] = await read(tree.api);
    const ravi = await dev.api();
    const mark = (what: { id: string } | { upTo: string }, api = tree.api) =>
      api.notifications.markNotificationsRead({ ...organization(), ...what });
    expect(await unread(tree.api)).toBe(3);
    expect(await mark({ id: oldest?.id ?? "" }, ravi)).toEqual({ marked: 0 });
    expect(await mark({ id: newest?.id ?? "" })).toEqual({ marked: 1 });
    expect(await mark({ upTo: middle?.id ?? "" })).toEqual({ marked: 2 });
    expect([await unread(tree.api), await unread(ravi)]).toEqual([0, 3]);
    await expect(ravi.notifications.readNotification({ ...organization(), id: newest?.id ?? "" })).rejects.toThrow();
    expect((await tree.api.organizations.readFrame(organization())).unread).toBe(0);
  });

  it("is not shown to whoever may not see it any more, nor in another organisation", async () => {
    await fail(1);
    expect(await unread(await dev.api())).toBe(1);
    const grants = await tree.deps.db.teamGrant.findMany({ where: { teamId: dev.team ?? "" } });
    await tree.deps.db.teamGrant.deleteMany({ where: { teamId: dev.team ?? "" } });
    const ravi = await dev.api();
    expect([await unread(ravi), await read(ravi)]).toEqual([0, []]);
    await tree.deps.db.teamGrant.createMany({ data: grants });
    expect(await unread(await dev.api())).toBe(1);
    const { slug } = await tree.api.organizations.createOrganization({ name: `Other ${randomUUID()}` });
    const owner = await tree.as("ines@brinewood.example");
    expect((await owner.notifications.listNotifications({ organization: slug })).notices).toEqual([]);
    await expect(ravi.notifications.listNotifications({ organization: slug })).rejects.toThrow("organisation");
  });

  it("is read in pages, newest first, and kept within limits", async () => {
    const { id: userId } = await tree.deps.db.user.findUniqueOrThrow({ where: { email: "ines@brinewood.example" } });
    const { application, id: appEnvironmentId } = await world();
    const row = {
      organizationId: application.project.organizationId,
      userId,
      appEnvironmentId,
      what: "application.down",
    };
    const day = 24 * 3_600_000;
    const times = Array.from({ length: 230 }, (_, i) => new Date(Date.now() - (i < 10 ? 31 : 1) * day));
    await tree.deps.db.notification.createMany({
      data: times.map((createdAt) => ({ ...row, level: "bad", createdAt })),
    });
    await reapNotifications(tree.deps);
    let before: string | undefined;
    const ids: bigint[] = [];
    do {
      const page = await tree.api.notifications.listNotifications({ ...organization(), before });
      ids.push(...page.notices.map(({ id }) => BigInt(id)));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(ids.length).toBe(200);
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? 1 : -1)));
  });
});
