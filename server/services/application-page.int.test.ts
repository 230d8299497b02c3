import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id";
import { defaultConfig } from "../domain/application/config";
import { countPending } from "../domain/application/pending";
import type { Api } from "./api";
import { countQueries } from "./testing/count-queries";
import { plant } from "./testing/plant";
import { createTestTree, type TestTree } from "./testing/tree";
import { toVariableFact } from "./variables/to-variable-fact";

let tree: TestTree;
let api: Api;
let organization: string;
const at = (application: string) => ({ organization, project: "checkout", application, environment: "prod" });
const place = (application: string) =>
  tree.deps.db.appEnvironment.findFirstOrThrow({
    where: { application: { slug: application }, environment: { slug: "prod" } },
  });

beforeAll(async () => {
  tree = await createTestTree();
  ({ api, organization } = tree);
  await api.projects.createProject({ organization, name: "Checkout" });
  const { id } = await tree.deps.db.project.findFirstOrThrow({ where: { slug: "checkout" } });
  await plant(tree.deps.db, id, [
    { name: "small", cells: { prod: { desired: 2, replicas: ["healthy"] } } },
    { name: "large", cells: { prod: { desired: 2 } } },
    { name: "shop", cells: { prod: { desired: 2 } } },
    { name: "stopped", cells: { prod: { desired: 0 } } },
  ]);
});
afterAll(() => tree.close());

/** An application with a long past and much of everything. */
async function grow(application: string): Promise<void> {
  const { db } = tree.deps;
  const { id: appEnvironmentId, currentGroupId, currentReleaseId } = await place(application);
  const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  await db.deployment.createMany({
    data: many(120, (i) => ({
      ...{
        id: newId("deployment"),
        appEnvironmentId,
        number: i + 10,
        kind: "DEPLOY" as const,
        status: "FAILED" as const,
      },
      ...{ request: {}, groupId: newId("deployment"), message: "No.", endedAt: new Date() },
    })),
  });
  await db.replica.createMany({
    data: many(40, (i) => ({
      ...{ id: newId("replica"), appEnvironmentId, nodeId: "node_test", groupId: String(currentGroupId), slot: i + 10 },
      ...{ releaseId: String(currentReleaseId), attempt: 1, containerName: newId("replica"), phase: "healthy" },
    })),
  });
  await db.variable.createMany({ data: many(200, (i) => ({ appEnvironmentId, key: `V_${i}`, value: "x" })) });
  await db.domain.createMany({
    data: many(30, (i) => ({ id: newId("domain"), appEnvironmentId, host: `d${i}.${application}.example` })),
  });
}

describe("the pages of an application", () => {
  const calls = (application: string): Record<string, () => Promise<unknown>> => ({
    frame: () => api.applications.readApplication(at(application)),
    overview: () => api.applications.readOverview(at(application)),
    deployments: () => api.deployments.listDeployments(at(application)),
    releases: () => api.deployments.listReleases(at(application)),
    variables: () => api.variables.listVariables(at(application)),
    domains: () => api.domains.listDomains(at(application)),
    settings: () => api.applications.readSettings(at(application)),
    seen: () => api.applications.readSeen(at(application)),
    deployment: () => api.deployments.readDeployment({ ...at(application), number: 1 }),
  });
  const counted = async (application: string) => {
    const counts: Record<string, number> = {};
    for (const [name, call] of Object.entries(calls(application))) counts[name] = await countQueries(call);
    return counts;
  };

  it("cost as many queries for much as for little", async () => {
    const before = await counted("large");
    await grow("large");
    expect(await counted("large")).toEqual(before);
    expect(Math.max(...Object.values(before))).toBeLessThanOrEqual(16);
  });

  it("say what serves by what was seen, and when", async () => {
    const seenAt = new Date(Date.now() - 2_000);
    await tree.deps.db.node.update({ where: { id: "node_test" }, data: { edgeSeenAt: seenAt } });
    const read = await api.applications.readApplication(at("small"));
    expect(read).toMatchObject({ state: "degraded", evidence: "r1 serves on 1 of 2 replicas", edge: { seenAt } });
    expect(await api.applications.readSeen(at("small"))).toEqual({ seenAt, problem: null });
    const stopped = await api.applications.readApplication(at("stopped"));
    expect(stopped).toMatchObject({ state: "stopped", evidence: "Stopped: no replica of r1 runs" });
  });

  it("leaf through deployments, newest first", async () => {
    const first = await api.deployments.listDeployments(at("large"));
    expect([first.deployments.length, first.deployments[0]?.number, first.before]).toEqual([30, 129, 100]);
    const last = await api.deployments.listDeployments({ ...at("large"), before: 11 });
    expect([last.deployments.map(({ number }) => number), last.before]).toEqual([[10, 1], null]);
  });
});

describe("pending changes", () => {
  const pendingOf = async (who: Api = api) => (await who.applications.readApplication(at("shop"))).pending;

  it("are those against what the release remembers, a secret without its value", async () => {
    await api.variables.setVariable({ ...at("shop"), key: "MODE", value: "slow", secret: false });
    await api.variables.setVariable({ ...at("shop"), key: "TOKEN", value: "t0p", secret: true });
    const { id, currentReleaseId } = await place("shop");
    const rows = await tree.deps.db.variable.findMany({ where: { appEnvironmentId: id } });
    const { variablesVersion } = await place("shop");
    const source = { url: "https://git.example/app.git", branch: "main" };
    const data = { variables: rows.map(toVariableFact) as object[], variablesVersion, source };
    await tree.deps.db.release.update({ where: { id: String(currentReleaseId) }, data });
    await api.applications.updateConfig({
      ...at("shop"),
      version: 1,
      config: { ...defaultConfig, port: 80, replicas: 2 },
    });
    expect(countPending(await pendingOf())).toBe(0);

    await api.variables.setVariable({ ...at("shop"), key: "MODE", value: "fast", secret: false });
    await api.variables.setVariable({ ...at("shop"), key: "TOKEN", value: "n3w", secret: true });
    await api.applications.updateConfig({
      ...at("shop"),
      version: 2,
      config: { ...defaultConfig, port: 80, replicas: 3 },
    });
    const pending = await pendingOf();
    expect(pending.variables).toEqual([
      { key: "MODE", from: "slow", to: "fast" },
      { key: "TOKEN", from: "hidden", to: "hidden, changed" },
    ]);
    expect(pending.changes.map(({ label, from, to }) => [label, from, to])).toEqual([["Replicas", "2", "3"]]);
    expect(JSON.stringify(pending)).not.toMatch(/t0p|n3w/);
    expect(pending.needsBuild).toBe(false);
  });

  it("name no variable to those who may not read them, who get no list of them either", async () => {
    const email = "ravi@x.example";
    await api.members.addMember({
      organization,
      email,
      name: "Ravi",
      password: "correct horse battery",
      role: "MEMBER",
    });
    const { id: teamId } = await api.teams.createTeam({ organization, name: "Lookers" });
    const { id: userId } = await tree.deps.db.user.findUniqueOrThrow({ where: { email } });
    await api.teams.setTeamMember({ teamId, userId, member: true });
    const { id: projectId } = await tree.deps.db.project.findFirstOrThrow({ where: { slug: "checkout" } });
    await api.teams.grantProject({ teamId, projectId, role: "VIEWER" });
    const ravi = await tree.as(email);
    expect(await pendingOf(ravi)).toMatchObject({ variables: [], hiddenVariables: true });
    await expect(ravi.variables.listVariables(at("shop"))).rejects.toThrow("You need");
    await expect(ravi.deployments.deployApplication(at("shop"))).rejects.toThrow("You need");
    expect((await ravi.applications.readApplication(at("shop"))).rights).toMatchObject({
      deploy: false,
      update: false,
    });
  });

  it("are refused where somebody else was quicker", async () => {
    const config = { ...defaultConfig, port: 81 };
    await expect(api.applications.updateConfig({ ...at("shop"), version: 2, config })).rejects.toThrow("Somebody else");
  });
});

describe("variables", () => {
  it("that only other environments have are named with them", async () => {
    for (const environment of ["staging", "dev"])
      await api.variables.setVariable({ ...at("small"), environment, key: "CACHE", value: "/tmp", secret: false });
    expect((await api.variables.listVariables(at("small"))).missing).toEqual([
      { key: "CACHE", environments: ["dev", "staging"] },
    ]);
    await api.variables.setVariable({ ...at("small"), key: "CACHE", value: "/tmp", secret: false });
    expect((await api.variables.listVariables(at("small"))).missing).toEqual([]);
  });
});

describe("kept releases", () => {
  it("say who made them, which serves, and which never did", async () => {
    const { db } = tree.deps;
    const { id: appEnvironmentId } = await place("small");
    const releaseId = newId("release");
    const made = { id: releaseId, appEnvironmentId, number: 2, imageId: "sha256:2", imageRef: "app:2" };
    await db.release.create({ data: { ...made, spec: {}, sealedVariables: "", variablesVersion: 1 } });
    const { id: requestedById } = await db.user.findFirstOrThrow({ where: { name: "Ravi" } });
    const groupId = newId("deployment");
    await db.deployment.create({
      data: {
        id: groupId,
        appEnvironmentId,
        number: 7,
        kind: "DEPLOY",
        status: "FAILED",
        request: {},
        groupId,
        releaseId,
        requestedById,
      },
    });
    const { releases } = await api.deployments.listReleases(at("small"));
    expect(releases.map(({ number, requestedBy, current, served }) => [number, requestedBy, current, served])).toEqual([
      [2, "Ravi", false, false],
      [1, null, true, true],
    ]);
    await db.release.update({ where: { id: releaseId }, data: { prunedAt: new Date() } });
    expect((await api.deployments.listReleases(at("small"))).releases.map(({ number }) => number)).toEqual([1]);
  });
});
