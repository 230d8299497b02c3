import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadActor } from "../../auth/load-actor";
import { type Api, createApi } from "../api";
import { countQueries } from "../testing/count-queries";
import { plant } from "../testing/plant";
import { createTestTree, type TestTree } from "../testing/tree";

let tree: TestTree;
type Wish = Omit<Parameters<Api["organizations"]["listDeployments"]>[0], "organization">;
const list = (wish: Wish = {}, api: Api = tree.api) =>
  api.organizations.listDeployments({ organization: tree.organization, ...wish });
const names = async (wish: Wish = {}) =>
  (await list(wish)).rows.map((row) => `${row.applicationName} ${row.environment} #${row.number}`);
const projectId = async (slug: string) => (await tree.deps.db.project.findFirstOrThrow({ where: { slug } })).id;

beforeAll(async () => {
  tree = await createTestTree();
  const { organization } = tree;
  for (const name of ["Checkout", "Parcels"]) await tree.api.projects.createProject({ organization, name });
  await plant(tree.deps.db, await projectId("checkout"), [
    { name: "ledger", cells: { prod: { ageMs: 60_000, last: { status: "DEPLOYING" } } } },
    { name: "web 50%", cells: { dev: { ageMs: 240_000 }, prod: { ageMs: 180_000, last: { status: "FAILED" } } } },
  ]);
  await plant(tree.deps.db, await projectId("parcels"), [
    { name: "labels", cells: { dev: { ageMs: 120_000, desired: 2 } } },
  ]);
  await tree.deps.db.deployment.updateMany({ where: { status: "FAILED" }, data: { createdAt: new Date(Date.now()) } });
});
afterAll(() => tree.close());

it("has what is on its way on top, then what ended, the newest first", async () => {
  const { rows, moving, movingShown, next } = await list();
  expect(rows.map((row) => [row.applicationName, row.status])).toEqual([
    ["ledger", "DEPLOYING"],
    ["web 50%", "FAILED"],
    ["ledger", "SUCCEEDED"],
    ["labels", "SUCCEEDED"],
    ["web 50%", "SUCCEEDED"],
    ["web 50%", "SUCCEEDED"],
  ]);
  expect([moving, movingShown, next]).toEqual([1, 1, null]);
  expect(rows[3]).toMatchObject({
    ...{ project: "parcels", projectName: "Parcels", environmentName: "dev", release: 1, commit: "c0ffee1" },
    ...{ targetCount: 1, requestedBy: null, cancelling: false },
  });
});

it("is filtered by state, project, environment and a part of the application's name, taken literally", async () => {
  expect(await names({ state: "moving" })).toEqual(["ledger prod #2"]);
  expect(await names({ state: "failed" })).toEqual(["web 50% prod #2"]);
  expect(await names({ state: "succeeded", project: "parcels" })).toEqual(["labels dev #1"]);
  expect(await names({ environment: "dev" })).toEqual(["labels dev #1", "web 50% dev #1"]);
  expect(await names({ application: "LED" })).toEqual(["ledger prod #2", "ledger prod #1"]);
  expect(await names({ application: "50%", environment: "dev" })).toEqual(["web 50% dev #1"]);
  expect(await names({ application: "%" })).toHaveLength(3);
  expect(await names({ application: "_" })).toEqual([]);
  const { projects, environments } = await list({ project: "none" });
  expect(projects.map(({ slug }) => slug)).toEqual(["checkout", "parcels"]);
  expect(environments.map(({ slug }) => slug)).toEqual(["dev", "staging", "prod"]);
});

it("names oneself “you”, and others by their name", async () => {
  const { id } = await tree.deps.db.user.findFirstOrThrow({ where: { email: "ines@brinewood.example" } });
  const other = randomUUID();
  await tree.deps.db.user.create({ data: { id: other, email: `${other}@x.example`, name: "Lena", passwordHash: "" } });
  await tree.deps.db.deployment.updateMany({ where: { status: "FAILED" }, data: { requestedById: id } });
  await tree.deps.db.deployment.updateMany({ where: { status: "DEPLOYING" }, data: { requestedById: other } });
  expect((await list()).rows.slice(0, 3).map(({ requestedBy }) => requestedBy)).toEqual(["Lena", "you", null]);
});

it("goes on in pages without a gap, also where many were asked for at the same moment", async () => {
  const { organization } = tree;
  await tree.api.projects.createProject({ organization, name: "Many" });
  const cells = { dev: { ageMs: 1_000_000 }, prod: { ageMs: 1_000_000, last: { status: "CANCELLED" } as const } };
  const plans = Array.from({ length: 40 }, (_, i) => ({ name: `app ${i}`, cells }));
  const before = await countQueries(() => list());
  await plant(tree.deps.db, await projectId("many"), plans);
  await tree.deps.db.deployment.updateMany({
    where: { appEnvironment: { application: { project: { slug: "many" } } } },
    data: { createdAt: new Date("2026-11-01T00:00:00.123Z") },
  });
  const first = await list({ project: "many" });
  const second = await list({ project: "many", before: first.next ?? "" });
  const third = await list({ project: "many", before: second.next ?? "" });
  expect([first.rows.length, second.rows.length, third.rows.length]).toEqual([50, 50, 20]);
  expect(third.next).toBeNull();
  expect([first.moving, second.moving]).toEqual([0, null]);
  const ids = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(ids).toEqual([...new Set(ids)].sort().reverse());
  // A cursor that is none begins at the newest.
  expect((await list({ before: "x" })).rows[0]?.applicationName).toBe("ledger");
  expect(await countQueries(() => list())).toBe(before);
  expect(before).toBeLessThanOrEqual(5);
});

it("shows those on their way up to a limit, and says how many there are", async () => {
  await tree.deps.db.deployment.updateMany({ where: { status: "CANCELLED" }, data: { status: "QUEUED" } });
  const { rows, moving, movingShown } = await list();
  expect([moving, movingShown]).toEqual([41, 20]);
  expect(rows.slice(0, 20).every(({ status }) => status !== "SUCCEEDED")).toBe(true);
  expect((await list({ state: "moving" })).rows).toHaveLength(41);
});

it("has nothing of projects that one may not read, nor of another organisation, whatever is asked for", async () => {
  const id = randomUUID();
  const { db } = tree.deps;
  const { id: organizationId } = await db.organization.findUniqueOrThrow({ where: { slug: tree.organization } });
  await db.user.create({ data: { id, email: `${id}@x.example`, name: "Ravi", passwordHash: "" } });
  await db.membership.create({ data: { userId: id, organizationId, role: "MEMBER" } });
  const as = async () => createApi({ ...tree.deps, actor: await loadActor(db, id), requestId: "test" });
  const nothing = { rows: [], moving: 0, movingShown: 0, next: null, projects: [], environments: [] };
  for (const wish of [{}, { project: "checkout" }, { application: "ledger" }])
    expect(await list(wish, await as())).toEqual(nothing);
  const team = await tree.api.teams.createTeam({ organization: tree.organization, name: "Parcels" });
  await tree.api.teams.setTeamMember({ teamId: team.id, userId: id, member: true });
  await tree.api.teams.grantProject({ teamId: team.id, projectId: await projectId("parcels"), role: "VIEWER" });
  const seen = await list({}, await as());
  expect(seen.rows.map(({ project }) => project)).toEqual(["parcels"]);
  expect(seen.projects.map(({ slug }) => slug)).toEqual(["parcels"]);
  const { slug } = await tree.api.organizations.createOrganization({ name: "Other" });
  const ravi = await as();
  await expect(ravi.organizations.listDeployments({ organization: slug })).rejects.toThrow("organisation");
  expect(
    (await (await tree.as("ines@brinewood.example")).organizations.listDeployments({ organization: slug })).rows,
  ).toEqual([]);
});
