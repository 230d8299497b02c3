import { afterAll, beforeAll, expect, it } from "vitest";
import { localNodeId } from "../../server/machines/local-node";
import { createTestInstallation, type TestInstallation } from "../testing/installation";
import { addTestNode, type TestNode } from "../testing/nodes";

let installation: TestInstallation;
let other: TestNode;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  installation = await createTestInstallation("twonode", 31);
  worker = await installation.startWorker();
  other = await addTestNode(installation, "second", 32);
});
afterAll(async () => {
  await worker.stop();
  await other.host.remove();
  await installation.remove();
});

const node = (id: string) => installation.deps.db.node.findUniqueOrThrow({ where: { id } });
const soon = { timeout: 60_000, interval: 200 };

it("a node that is added while the worker runs gets an edge, is looked at and measured", async () => {
  for (const id of [localNodeId, other.id]) {
    await expect.poll(async () => (await node(id)).edgeDigest, soon).not.toBeNull();
    await expect.poll(async () => node(id), soon).toMatchObject({ state: "ready", edgeProblem: null });
    await expect.poll(async () => (await node(id)).surveyedAt, soon).not.toBeNull();
    const { db } = installation.deps;
    await expect.poll(() => db.metricPoint.count({ where: { subjectId: id } }), soon).toBeGreaterThan(0);
  }
});

it("one that hangs is unreachable; the other one stays ready, is looked at as often, and gets new routes", async () => {
  await other.host.hang();
  try {
    const before = (await node(localNodeId)).edgeLive;
    // three looks of 8 s each, after a survey that may just have begun and has to give up first
    const late = { ...soon, timeout: 120_000 };
    await expect.poll(async () => (await node(other.id)).state, late).toBe("unreachable");
    const { lastSeenAt } = await node(localNodeId);
    await expect
      .poll(async () => Number((await node(localNodeId)).lastSeenAt), soon)
      .toBeGreaterThan(Number(lastSeenAt));
    const { api, organization } = installation;
    const { slug: project } = await api.projects.createProject({ organization, name: "Aside" });
    const source = { kind: "image", reference: "aside" } as const;
    const { slug } = await api.applications.createApplication({ organization, project, name: "Aside", source });
    await api.domains.addDomain({ organization, project, application: slug, environment: "prod", host: "aside.test" });
    await expect.poll(async () => (await node(localNodeId)).edgeLive, soon).toBeGreaterThan(before);
    expect((await node(localNodeId)).state).toBe("ready");
  } finally {
    await other.host.resume();
  }
  await expect.poll(async () => (await node(other.id)).state, soon).toBe("ready");
});
