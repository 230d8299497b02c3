import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadActor } from "../../auth/load-actor";
import type { Actor } from "../../domain/access/can";
import { type Api, createApi } from "../api";
import { performStream } from "../stream";
import { countQueries } from "../testing/count-queries";
import { plant } from "../testing/plant";
import { createTestTree, type TestTree } from "../testing/tree";
import { followOrganizationLogs } from "./follow-organization-logs";

let tree: TestTree;
type Wish = Omit<Parameters<Api["logs"]["listLoggedApplications"]>[0], "organization">;
const list = (wish: Wish = {}, api: Api = tree.api) =>
  api.logs.listLoggedApplications({ organization: tree.organization, ...wish });
const projectId = async (slug: string) => (await tree.deps.db.project.findFirstOrThrow({ where: { slug } })).id;
const named = (rows: readonly { applicationName: string; environment: string }[]) =>
  rows.map((row) => `${row.applicationName} ${row.environment}`);
const ledger = { project: "checkout", application: "ledger", environment: "prod" };
const labels = { project: "parcels", application: "labels", environment: "dev" };

beforeAll(async () => {
  tree = await createTestTree();
  const { organization } = tree;
  for (const name of ["Checkout", "Parcels"]) await tree.api.projects.createProject({ organization, name });
  await plant(tree.deps.db, await projectId("checkout"), [
    { name: "ledger", cells: { prod: { ageMs: 60_000, desired: 3 }, dev: { ageMs: 30_000, desired: 0 } } },
    { name: "web", cells: { prod: { ageMs: 240_000, desired: 2 }, dev: { ageMs: 20_000 } } },
  ]);
  await plant(tree.deps.db, await projectId("parcels"), [{ name: "labels", cells: { dev: { ageMs: 120_000 } } }]);
});
afterAll(() => tree.close());

/** Follows for as long as it takes to be refused. */
async function begin(applications: object[], actor: Promise<Actor | null>) {
  const ending = new AbortController();
  const input = { organization: tree.organization, applications } as never;
  const ctx = { ...tree.deps, actor: await actor, requestId: "test" };
  const items = performStream(followOrganizationLogs, ctx, input, ending.signal);
  try {
    await items.next();
  } finally {
    ending.abort();
    await items.return(undefined);
  }
}

it("follows those that run and were deployed last, while none is chosen", async () => {
  const { followed, running, total, environments } = await list();
  expect(named(followed)).toEqual(["web dev", "ledger prod", "labels dev", "web prod"]);
  expect(running).toEqual(followed);
  expect(total).toBe(4);
  expect(followed[1]).toMatchObject({ ...ledger, projectName: "Checkout", environmentName: "prod", replicas: 3 });
  expect(environments.map(({ slug }) => slug)).toEqual(["dev", "staging", "prod"]);
  expect(named((await list({ environment: "prod" })).followed)).toEqual(["ledger prod", "web prod"]);
  expect(named((await list({ search: "LED" })).followed)).toEqual(["ledger prod"]);
  expect((await list({ search: "_" })).followed).toEqual([]);
});

it("follows those that were chosen, each once, also where none of their replicas runs; the list stays", async () => {
  const stopped = { ...ledger, environment: "dev" };
  const { followed, running } = await list({
    applications: [labels, stopped, labels, { ...ledger, application: "none" }],
    environment: "prod",
  });
  expect(named(followed)).toEqual(["labels dev", "ledger dev"]);
  expect(named(running)).toEqual(["ledger prod", "web prod"]);
});

it("costs as many queries whatever is chosen, and takes so many at once", async () => {
  const some = await countQueries(() => list({ applications: [ledger] }));
  expect(await countQueries(() => list({ applications: [ledger, labels] }))).toBe(some);
  expect(some).toBeLessThanOrEqual(4);
  const cells = { prod: { ageMs: 1_000, desired: 4 } };
  const { organization } = tree;
  await tree.api.projects.createProject({ organization, name: "Many" });
  const plans = Array.from({ length: 70 }, (_, i) => ({ name: `app ${i}`, cells }));
  await plant(tree.deps.db, await projectId("many"), plans);
  const { followed, running, total } = await list();
  // Of four replicas each, seven have no more than thirty.
  expect([followed.length, running.length, total]).toEqual([7, 60, 74]);
  const many = running
    .slice(0, 8)
    .map(({ project, application, environment }) => ({ project, application, environment }));
  await expect(list({ applications: [...many, ...many] })).rejects.toThrow();
  const { id } = await tree.deps.db.user.findUniqueOrThrow({ where: { email: "ines@brinewood.example" } });
  await expect(begin(many, loadActor(tree.deps.db, id))).rejects.toThrow("Choose fewer");
});

it("shows and follows nothing of projects whose logs one may not read, nor of another organisation", async () => {
  const id = randomUUID();
  const { db } = tree.deps;
  const { id: organizationId } = await db.organization.findUniqueOrThrow({ where: { slug: tree.organization } });
  await db.user.create({ data: { id, email: `${id}@x.example`, name: "Ravi", passwordHash: "" } });
  await db.membership.create({ data: { userId: id, organizationId, role: "MEMBER" } });
  const actor = () => loadActor(db, id);
  const as = async () => createApi({ ...tree.deps, actor: await actor(), requestId: "test" });
  expect(await list({ applications: [ledger] }, await as())).toEqual({
    ...{ followed: [], running: [], total: 0, environments: [] },
  });
  await expect(begin([ledger], actor())).rejects.toThrow("no such application");
  const team = await tree.api.teams.createTeam({ organization: tree.organization, name: "Parcels" });
  await tree.api.teams.setTeamMember({ teamId: team.id, userId: id, member: true });
  await tree.api.teams.grantProject({ teamId: team.id, projectId: await projectId("parcels"), role: "VIEWER" });
  expect(named((await list({ applications: [ledger, labels] }, await as())).followed)).toEqual(["labels dev"]);
  expect(named((await list({}, await as())).running)).toEqual(["labels dev"]);
  await expect(begin([labels, ledger], actor())).rejects.toThrow("no such application");
  const { slug } = await tree.api.organizations.createOrganization({ name: "Other" });
  const ravi = await as();
  await expect(ravi.logs.listLoggedApplications({ organization: slug })).rejects.toThrow("organisation");
  const ines = await tree.as("ines@brinewood.example");
  const other = { organization: slug, applications: [ledger] };
  expect((await ines.logs.listLoggedApplications(other)).followed).toEqual([]);
});
