import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Rows, noRows } from "../../prisma/seed/rows";
import { demoOrganization, removeDemo, seedDemo, writtenApplications } from "../../prisma/seed/seed-demo";
import { issueSetupToken } from "../services/accounts/setup-link";
import type { Api } from "../services/api";
import { buildRelease } from "../services/builds/build-release";
import { takeTurn } from "../services/builds/take-turn";
import { buildTable } from "../services/edge/build-table";
import { noteLive } from "../services/edge/note-published";
import { localNodeId } from "../machines/local-node";
import { createHealthBook } from "../services/reconcile/health-book";
import { reconcile } from "../services/reconcile/reconcile";
import { lookAtNode, wakeNode } from "../services/reconcile/look-at-node";
import { reap, wakeAll, wakeForgotten, wakeShort } from "../services/reconcile/sweep";
import { createTestTree, type TestTree } from "../services/testing/tree";
import { openVariables } from "../services/variables/open-variables";
import { createTestDatabase } from "./testing.mjs";
import { createDatabase } from "../db/client";
import { createVault } from "../secrets/vault";

const organization = demoOrganization.slug;
const now = new Date("2026-11-25T09:00:00Z");
const wish = { now, size: writtenApplications, password: "correct horse battery", otherPassword: "staple of nobody" };
const inDemo = { application: { project: { organization: { slug: organization } } } };
let tree: TestTree;
let ines: Api;
/** machines that somebody asked for */
let asked: string[];

beforeAll(async () => {
  tree = await createTestTree();
  await tree.createApplication("shop");
  await seedDemo(tree.deps.db, tree.deps.vault, wish);
  ines = await tree.as("ines@demo.brinewood.example");
});
afterAll(() => tree.close());
beforeEach(() => {
  asked = [];
});

const deps = () => {
  const refuse = (nodeId: string) => {
    asked.push(nodeId);
    return Promise.reject(new Error("No machine takes part."));
  };
  return {
    ...tree.deps,
    engines: { get: refuse },
    edges: { get: refuse },
    book: createHealthBook(),
  };
};
const jobs = () => tree.deps.db.$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs`;
const demoCells = () => tree.deps.db.appEnvironment.findMany({ where: inDemo, include: { variables: true } });

/** All rows of the organisation but for what is sealed, which is never the same twice. */
async function read(): Promise<Rows> {
  const { db } = tree.deps;
  const project = { organization: { slug: organization } };
  const of = { appEnvironment: inDemo };
  const orderBy = { id: "asc" } as const;
  return {
    ...noRows(),
    projects: await db.project.findMany({ where: project, orderBy }),
    folders: await db.folder.findMany({ where: { project }, orderBy }),
    applications: await db.application.findMany({ where: { project }, orderBy }),
    appEnvironments: await db.appEnvironment.findMany({ where: inDemo, orderBy }),
    domains: await db.domain.findMany({ where: of, orderBy }),
    releases: await db.release.findMany({ where: of, orderBy, omit: { sealedVariables: true, variables: true } }),
    deployments: await db.deployment.findMany({ where: of, orderBy }),
    replicas: await db.replica.findMany({ where: of, orderBy }),
    activity: await db.activity.findMany({ where: { organizationId: demoOrganization.id }, orderBy }),
  } as unknown as Rows;
}

describe("the demonstration", () => {
  it("shows every status, and what needs somebody", async () => {
    const statuses = await tree.deps.db.deployment.groupBy({ by: ["status"], where: { appEnvironment: inDemo } });
    expect(statuses.map(({ status }) => status).sort()).toEqual(
      [
        ...["BUILDING", "CANCELLED", "DEPLOYING", "FAILED", "MONITORING"],
        ...["QUEUED", "ROLLED_BACK", "SUCCEEDED", "SUPERSEDED"],
      ].sort(),
    );
    const { totals, attention } = await ines.organizations.readOverview({ organization });
    expect(totals).toMatchObject({ projects: 4, applications: 21, inProgress: 5 });
    expect(attention.map(({ applicationName }) => applicationName).sort()).toEqual(
      ["fraud-scoring", "invoice-pdf", "label-renderer", "printer-spooler", "shift-planner"].sort(),
    );
    expect(attention.find(({ applicationName }) => applicationName === "label-renderer")?.failureMessage).toBe(
      "Replica 2 stopped by itself (exit code 1). Read its last log lines, fix the cause and deploy again. What served before serves on.",
    );
  });

  it("has pages for all that is in it", async () => {
    for (const { slug: project } of (await ines.projects.listProjects({ organization })).rows)
      for (const { slug: application } of (await ines.projects.readMatrix({ organization, project })).rows)
        for (const environment of ["dev", "staging", "prod"]) {
          const at = { organization, project, application, environment };
          await ines.applications.readApplication(at);
          const { deployments } = await ines.applications.readOverview(at);
          for (const { number } of deployments) await ines.deployments.readDeployment({ ...at, number });
        }
  });

  it("says of a rollout that was turned back slot by slot why, and tells its owner", async () => {
    const at = { organization, project: "parcel-tracking", application: "label-renderer", environment: "prod" };
    const { deployments } = await ines.applications.readOverview(at);
    const number = deployments.find(({ status }) => status === "ROLLED_BACK")?.number ?? 0;
    const { slots, turned, failing, attempts, steps } = await ines.deployments.readDeployment({ ...at, number });
    expect(slots.map((row) => row.old)).toEqual(["serving", "serving", "serving", "serving"]);
    expect(turned?.slots.map((row) => row.new)).toEqual(["serving", "exited with code 1", "waiting", "waiting"]);
    expect([failing?.slot, failing?.exitCode, attempts.length]).toEqual([2, 1, 2]);
    expect(failing?.lines.at(-1)?.text).toContain("loadFonts");
    // What failed did so within the step that says so.
    const step = steps.find(({ status }) => status === "failed");
    const failedAt = new Date(turned?.at ?? 0).getTime();
    expect(failedAt).toBeGreaterThan(step?.startedAt?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(failedAt).toBeLessThanOrEqual(step?.endedAt?.getTime() ?? 0);
    const { unread } = await ines.notifications.readUnread({ organization });
    expect(unread).toBeGreaterThan(0);
  });

  it("seals its secrets with the key of the installation", async () => {
    const [cell] = await demoCells();
    const { secrets } = openVariables(tree.deps.vault, cell?.variables ?? []);
    expect(secrets).toHaveLength(1);
    expect(JSON.stringify(cell)).not.toContain(secrets[0]);
  });

  it("is a tenant like any other: neither sees the other", async () => {
    await expect(tree.api.organizations.readOverview({ organization })).rejects.toThrow("organisation");
    await expect(ines.organizations.readOverview({ organization: tree.organization })).rejects.toThrow("organisation");
  });
});

describe("a second seed", () => {
  it("leaves the same rows, and those of others as they were", async () => {
    const others = () =>
      tree.deps.db.application.findMany({ where: { NOT: { project: { organization: { slug: organization } } } } });
    const [before, theirs] = [await read(), await others()];
    await tree.deps.db.application.updateMany({ where: { name: "ledger" }, data: { name: "Renamed" } });
    await seedDemo(tree.deps.db, tree.deps.vault, wish);
    expect(await read()).toEqual(before);
    expect(await others()).toEqual(theirs);
    expect(theirs).toHaveLength(1);
  });

  it("does not touch an organisation of that name which no seed made", async () => {
    const { db, vault } = tree.deps;
    await db.$transaction((tx) => removeDemo(tx));
    await db.organization.create({ data: { id: "org_own", slug: organization, name: "Brinewood Logistics" } });
    await expect(seedDemo(db, vault, wish)).rejects.toThrow("that no seed made");
    expect(await db.organization.findUnique({ where: { id: "org_own" } })).not.toBeNull();
    await db.organization.delete({ where: { id: "org_own" } });
    await seedDemo(db, vault, wish);
  });
});

describe("nothing of it", () => {
  it("is ever driven: sweeps wake nobody, and who is woken asks no machine", async () => {
    const own = deps();
    const before = await read();
    await wakeForgotten(own);
    await wakeAll(own);
    await wakeShort(own);
    await wakeNode(own, localNodeId);
    await lookAtNode(own, localNodeId);
    await reap(own, { keepReleases: 1, cacheBytes: 0 });
    // The node itself is tidied; what that leaves of the demonstration is compared below.
    asked = [];
    expect(await jobs()).toEqual([]);
    for (const { id } of await demoCells()) await reconcile(own, id, new AbortController().signal);
    const builds = before.deployments.filter(({ status }) => status === "BUILDING");
    const limits = {
      ...{ memoryBytes: 1, cpus: 1, timeoutMs: 1, diskFloorBytes: 0, edgeWaitMs: 0, perNode: 9, keepReleases: 1 },
      ...{ memoryFloorShare: 0, cacheBytes: 0 },
    };
    for (const { id } of builds)
      expect(
        await buildRelease(
          { ...own, git: {} as never, limits, examplesDir: "", workDir: "" },
          id,
          AbortSignal.timeout(9_999),
        ),
      ).toBe(true);
    expect(builds.length).toBeGreaterThan(0);
    expect(asked).toEqual([]);
    expect(await jobs()).toEqual([]);
    expect(await read()).toEqual(before);
  });

  it("is on an edge", async () => {
    const before = await read();
    const built = await buildTable(tree.deps.db, tree.deps.vault, localNodeId);
    expect([built.table.applications, built.replicas]).toEqual([[], []]);
    // and stays as it was made up when that is confirmed
    await tree.deps.db.$transaction((tx) => noteLive(tx, localNodeId, built));
    expect(await read()).toEqual(before);
  });

  it("is taken for something that runs: every page says what it is", async () => {
    expect((await ines.organizations.readFrame({ organization })).organization.demo).toBe(true);
  });

  it("can be deployed, cancelled or deleted, which would wait for ever", async () => {
    const at = { organization, project: "checkout-billing", application: "ledger", environment: "prod" };
    const said = "is a demonstration, of which nothing runs";
    await expect(ines.deployments.deployApplication(at)).rejects.toThrow(said);
    await expect(ines.deployments.stopApplication(at)).rejects.toThrow(said);
    await expect(ines.applications.deleteApplication({ ...at, confirm: "ledger" })).rejects.toThrow(said);
    await expect(ines.projects.deleteProject({ ...at, confirm: "Checkout & billing" })).rejects.toThrow(said);
    const busy = { ...at, application: "payments-api" };
    const { deployments } = await ines.applications.readOverview(busy);
    const number = deployments.find(({ endedAt }) => endedAt === null)?.number ?? 0;
    await expect(ines.deployments.cancelDeployment({ ...busy, number })).rejects.toThrow(said);
    expect(await jobs()).toEqual([]);
  });

  it("takes a turn from a build that is real", async () => {
    const { db } = tree.deps;
    const { number } = await tree.api.deployments.deployApplication(await tree.createApplication("real"));
    const where = { number, appEnvironment: { application: { slug: "real" } } };
    const { id } = await db.deployment.findFirstOrThrow({ where });
    await db.deployment.update({ where: { id }, data: { status: "BUILDING", startedAt: new Date("2027-01-01") } });
    const own = { ...deps(), limits: { perNode: 1 } };
    expect(await db.$transaction((tx) => takeTurn(tx, own, id))).toMatchObject({ kind: "node" });
  });
});

describe("an installation without anybody", () => {
  it("still has its link for the first administrator, and room for a thousand applications", async () => {
    const database = await createTestDatabase();
    const db = createDatabase(database.url, 2);
    const vault = createVault(Buffer.alloc(32, 5).toString("base64"));
    await seedDemo(db, vault, { ...wish, size: 1_000 });
    expect([await db.project.count(), await db.application.count()]).toEqual([200, 1_000]);
    expect(await issueSetupToken({ db })).not.toBeNull();
    const since = new Date(now.getTime() - 120_000);
    const measured = await db.metricPoint.findMany({ where: { at: { gte: since } }, distinct: ["subjectId"] });
    const prod = { environment: { slug: "prod" }, desiredCount: { gt: 0 } };
    const inProd = await db.appEnvironment.findMany({ where: prod, select: { id: true } });
    const subjects = new Set(measured.map(({ subjectId }) => subjectId));
    expect(inProd.filter(({ id }) => !subjects.has(id))).toEqual([]);
    await db.$disconnect();
    await database.drop();
  });
});
