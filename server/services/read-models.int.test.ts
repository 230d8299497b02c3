import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { IncomingMessage } from "node:http";
import { loadActor } from "../auth/load-actor";
import { createDeps } from "../create-deps";
import { readEnv } from "../env";
import { createRequestContext } from "../http/request-context";
import { createTestDatabase } from "../setup/testing.mjs";
import { issueSetupToken } from "./accounts/setup-link";
import { type Api, createApi } from "./api";
import { countQueries } from "./testing/count-queries";
import { type ApplicationPlan, plant } from "./testing/plant";

const organization = "brinewood";
const password = "correct horse battery";
const email = "ines@brinewood.example";
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let deps: ReturnType<typeof createDeps>;
let ines: Api;

const userId = async (address: string) => (await deps.db.user.findUniqueOrThrow({ where: { email: address } })).id;
const as = async (address: string): Promise<Api> =>
  createApi({ ...deps, requestId: "test", actor: await loadActor(deps.db, await userId(address)) });
const projectId = async (slug: string) => (await deps.db.project.findFirstOrThrow({ where: { slug } })).id;

beforeAll(async () => {
  database = await createTestDatabase();
  const DM_MASTER_KEY = Buffer.alloc(32).toString("base64");
  deps = createDeps(readEnv({ DATABASE_URL: database.url, REDIS_URL: process.env.TEST_REDIS_URL, DM_MASTER_KEY }));
  const nobody = createApi({ ...deps, actor: null, requestId: "test" });
  const token = (await issueSetupToken(deps)) ?? "";
  await nobody.accounts.createFirstAdministrator({ token, name: "Ines", email, password, organization: "Brinewood" });
  ines = await as(email);
  for (const name of ["Checkout", "Parcels"]) await ines.projects.createProject({ organization, name });
  const payments = await ines.folders.createFolder({ organization, project: "checkout", name: "Payments" });
  const cards = await ines.folders.createFolder({
    ...{ organization, project: "checkout", name: "Cards" },
    parentId: payments.id,
  });
  await plant(deps.db, await projectId("checkout"), [
    { name: "web", cells: { dev: { release: { number: 2 } }, prod: { release: { number: 1 }, desired: 2 } } },
    { name: "ledger", cells: { prod: { desired: 2, replicas: ["healthy", "unhealthy"] } } },
    {
      name: "api 50%",
      folderId: payments.id,
      cells: { prod: { last: { status: "DEPLOYING" } }, dev: { desired: 0 } },
    },
    {
      name: "fraud",
      folderId: cards.id,
      cells: { prod: { desired: 3, last: { status: "ROLLED_BACK", message: "Replica 2 stopped by itself." } } },
    },
  ]);
  await plant(deps.db, await projectId("parcels"), [
    { name: "labels", cells: { prod: { last: { status: "FAILED" } } } },
    { name: "worker", cells: { prod: { crashLoops: 1, replicas: ["exited"], note: "Replica 1 is in a crash loop." } } },
  ]);
});
afterAll(async () => {
  await deps.close();
  await database.drop();
});

describe("the frame", () => {
  it("reads no branch that is closed, and rolls its marks up", async () => {
    const { projects, branches, underWay } = await ines.organizations.readFrame({ organization });
    expect(underWay).toBe(1);
    expect(projects.map(({ name, mark }) => [name, mark])).toEqual([
      ["Checkout", "warn"],
      ["Parcels", "bad"],
    ]);
    expect(branches).toEqual({});
  });

  it("opens the way to the page's application, unless it was closed by hand", async () => {
    const at = { organization, project: "checkout", application: "fraud" };
    const { branches } = await ines.organizations.readFrame(at);
    const [checkout, payments, cards] = await Promise.all([
      projectId("checkout"),
      ...["Payments", "Cards"].map(async (name) => (await deps.db.folder.findFirstOrThrow({ where: { name } })).id),
    ]);
    expect(Object.keys(branches).sort()).toEqual([checkout, payments, cards].sort());
    expect(branches[String(checkout)]?.folders).toEqual([{ id: payments, name: "Payments", mark: "warn" }]);
    expect(branches[String(checkout)]?.applications.map(({ name, mark }) => [name, mark])).toEqual([
      ["ledger", "warn"],
      ["web", null],
    ]);
    expect(branches[String(payments)]?.applications).toMatchObject([{ slug: "api-50-", mark: "moving" }]);
    expect(branches[String(cards)]?.applications).toMatchObject([{ slug: "fraud", mark: "warn" }]);
    const closed = await ines.organizations.readFrame({ ...at, closed: [String(checkout)] });
    expect(closed.branches[String(checkout)]).toBeUndefined();
  });
});

describe("the overview", () => {
  it("says what serves, what needs somebody and what is on its way", async () => {
    const { totals, attention, inProgress, recent, projects } = await ines.organizations.readOverview({ organization });
    expect(totals).toMatchObject({ applications: 6, running: 6, whole: 4, desired: 11, serving: 9, attention: 4 });
    expect(attention.map((row) => [row.applicationName, row.crashLoops, row.failureStatus, row.serving])).toEqual([
      ["worker", 1, null, 0],
      ["ledger", 0, null, 1],
      ["labels", 0, "FAILED", 1],
      ["fraud", 0, "ROLLED_BACK", 3],
    ]);
    expect(attention[3]).toMatchObject({ release: 1, failure: 2, failureMessage: "Replica 2 stopped by itself." });
    expect(inProgress.map((row) => [row.applicationName, row.environment, row.status])).toEqual([
      ["api 50%", "prod", "DEPLOYING"],
    ]);
    expect(recent).toHaveLength(8);
    expect(projects.map(({ name, mark, serving, desired }) => [name, mark, serving, desired])).toEqual([
      ["Parcels", "bad", 1, 2],
      ["Checkout", "warn", 8, 9],
    ]);
  });

  it("tells what is being deleted, a project with all in it as one", async () => {
    await ines.projects.createProject({ organization, name: "Old" });
    await plant(deps.db, await projectId("old"), [{ name: "one", cells: { prod: { desired: 2 } } }, { name: "two" }]);
    await ines.projects.deleteProject({ organization, project: "old", confirm: "Old" });
    const { deletions } = await ines.organizations.readOverview({ organization });
    expect(deletions).toEqual([{ kind: "project", name: "Old", project: "old", applications: 2, replicas: 2 }]);
    await deps.db.replica.deleteMany({ where: { appEnvironment: { application: { project: { slug: "old" } } } } });
    await deps.db.application.deleteMany({ where: { project: { slug: "old" } } });
    await deps.db.project.deleteMany({ where: { slug: "old" } });
  });
});

describe("the matrix", () => {
  const at = { organization, project: "checkout" };
  const names = async (wish: object) =>
    (await ines.projects.readMatrix({ ...at, ...wish })).rows.map(({ name }) => name);

  it("has folders in the order of the tree, and applications in none last", async () => {
    expect(await names({})).toEqual(["api 50%", "fraud", "ledger", "web"]);
  });
  it("finds by a part of the name, taken literally", async () => {
    expect(await names({ search: "50%" })).toEqual(["api 50%"]);
    expect(await names({ search: "_" })).toEqual([]);
    expect(await names({ search: "LED" })).toEqual(["ledger"]);
  });
  it("filters what needs attention, and what is not in step", async () => {
    expect(await names({ filter: "attention" })).toEqual(["fraud", "ledger"]);
    expect(await names({ filter: "drift" })).toEqual(["web"]);
  });
  it("says how each cell is", async () => {
    const { rows } = await ines.projects.readMatrix(at);
    const { environments } = await ines.projects.readProject(at);
    const states = rows.map(({ name, cells }) => [
      name,
      ...environments.map(({ id }) => cells.find((cell) => cell.environmentId === id)?.state),
    ]);
    expect(states).toEqual([
      ["api 50%", "stopped", "never", "deploying"],
      ["fraud", "never", "never", "serving"],
      ["ledger", "never", "never", "degraded"],
      ["web", "serving", "never", "serving"],
    ]);
    const ledger = rows[2]?.cells.find(({ state }) => state === "degraded");
    expect(ledger?.slots.map(({ state }) => state)).toEqual(["old", "unhealthy"]);
    expect(ledger?.release).toMatchObject({ number: 1, commit: "c0ffee1" });
  });
});

describe("what a deletion would take", () => {
  it("is counted for an application, and for all of a project", async () => {
    const web = { organization, project: "checkout", application: "web" };
    await ines.domains.addDomain({ ...web, environment: "prod", host: "shop.example" });
    const { config, configVersion } = await ines.applications.readApplication({ ...web, environment: "prod" });
    const volumes = [{ name: "uploads", path: "/data" }];
    await ines.applications.updateConfig({
      ...{ ...web, environment: "prod", version: configVersion },
      config: { ...config, volumes },
    });
    expect(await ines.applications.readRemoval(web)).toMatchObject({
      ...{ applications: 1, replicas: 3, releases: 2, domains: ["shop.example"], moreDomains: 0, volumes: ["uploads"] },
    });
    expect(await ines.projects.readRemoval(web)).toMatchObject({ applications: 4, replicas: 9, volumes: ["uploads"] });
  });
});

describe("a member with one project", () => {
  it("sees that one in the frame, in the overview and in the list, and nothing of the other", async () => {
    await ines.members.addMember({ organization, email: "ravi@x.example", name: "Ravi", password, role: "MEMBER" });
    const team = await ines.teams.createTeam({ organization, name: "Parcels" });
    const { id: raviId } = await deps.db.user.findUniqueOrThrow({ where: { email: "ravi@x.example" } });
    await ines.teams.setTeamMember({ teamId: team.id, userId: raviId, member: true });
    await ines.teams.grantProject({ teamId: team.id, projectId: await projectId("parcels"), role: "VIEWER" });
    const ravi = await as("ravi@x.example");
    const hidden = await projectId("checkout");
    const frame = await ravi.organizations.readFrame({
      ...{ organization, open: [hidden], project: "checkout", application: "web" },
    });
    expect(frame.projects.map(({ name }) => name)).toEqual(["Parcels"]);
    expect(frame.branches).toEqual({});
    const { totals, recent } = await ravi.organizations.readOverview({ organization });
    expect(totals).toMatchObject({ applications: 2, attention: 2, inProgress: 0 });
    expect(new Set(recent.map(({ project }) => project))).toEqual(new Set(["parcels"]));
    expect((await ravi.projects.listProjects({ organization })).rows.map(({ name }) => name)).toEqual(["Parcels"]);
    await expect(ravi.projects.readMatrix({ organization, project: "checkout" })).rejects.toThrow("You need");
    await expect(ravi.projects.readRemoval({ organization, project: "parcels" })).rejects.toThrow("You need");
  });
});

describe("a tree of a thousand applications", () => {
  const calls = () => ({
    frame: () => ines.organizations.readFrame({ organization, project: "project-1", application: "app-1-1" }),
    overview: () => ines.organizations.readOverview({ organization }),
    matrix: () => ines.projects.readMatrix({ organization, project: "project-1" }),
    list: () => ines.projects.listProjects({ organization }),
  });
  const counted = async () => {
    const counts: Record<string, number> = {};
    for (const [name, call] of Object.entries(calls())) counts[name] = await countQueries(call);
    return counts;
  };

  it("costs as many queries as a small one", async () => {
    await ines.projects.createProject({ organization, name: "Project 1" });
    const apps = (project: number, n: number): ApplicationPlan[] =>
      Array.from({ length: n }, (_, i) => ({
        name: `app ${project} ${i + 1}`,
        cells: { dev: {}, staging: {}, prod: { desired: 2, ...(i % 40 === 7 ? { last: { status: "FAILED" } } : {}) } },
      }));
    await plant(deps.db, await projectId("project-1"), apps(1, 2));
    const before = await counted();
    await plant(deps.db, await projectId("project-1"), apps(11, 100));
    for (let i = 2; i <= 31; i++) {
      await ines.projects.createProject({ organization, name: `Project ${i}` });
      await plant(deps.db, await projectId(`project-${i}`), apps(i, 30));
    }
    expect(await counted()).toEqual(before);
    expect(Math.max(...Object.values(before))).toBeLessThanOrEqual(11);
  });

  it("costs a page few queries, whose loaders share what they read", async () => {
    const session = await deps.sessions.createSession(await userId(email), { userAgent: null });
    const headers = { cookie: deps.sessions.createSessionCookie(session.id).serialize() };
    const visit = (load: (api: Api) => readonly Promise<unknown>[]) =>
      countQueries(async () => {
        const ctx = await createRequestContext(deps, { headers, socket: {} } as IncomingMessage);
        await Promise.all(load(createApi({ ...ctx, reads: new Map() })));
      });
    const project = { organization, project: "project-1" };
    const app = { ...project, application: "app-1-1", environment: "prod" };
    const frame = (api: Api, at: object) => api.organizations.readFrame({ organization, ...at });
    expect(
      await visit((api) => [frame(api, {}), api.organizations.readOverview({ organization })]),
      "the organisation",
    ).toBeLessThanOrEqual(14);
    expect(
      await visit((api) => [
        ...[frame(api, project), api.projects.readProject(project)],
        api.projects.readMatrix(project),
      ]),
      "the project",
    ).toBeLessThanOrEqual(17);
    expect(
      await visit((api) => [
        ...[frame(api, app), api.projects.readProject(project)],
        ...[api.applications.readApplication(app), api.applications.readOverview(app)],
      ]),
      "the application",
    ).toBeLessThanOrEqual(30);
  });

  it("comes in pages", async () => {
    const { rows, total, pages } = await ines.projects.readMatrix({ organization, project: "project-1" });
    expect([rows.length, total, pages]).toEqual([25, 102, 5]);
    const last = await ines.projects.readMatrix({ organization, project: "project-1", page: 5 });
    expect(last.rows.length).toBe(2);
    const { branches } = await ines.organizations.readFrame({ organization, project: "project-1" });
    const [branch] = Object.values(branches);
    expect([branch?.applications.length, branch?.more]).toEqual([50, 52]);
  });
});
