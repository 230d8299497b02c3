import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { meshNameOfNode, meshNameOfReplica } from "../server/domain/routing/mesh-names";
import { makeCertificate } from "../server/edge/mesh/make-certificate";
import { localNodeId } from "../server/machines/local-node";
import { keyPlace } from "../server/services/edge/mesh-of";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { startLoad } from "./testing/load";
import { knock } from "./testing/mesh";
import { addTestNode, type TestNode } from "./testing/nodes";

let installation: TestInstallation;
let other: TestNode;
let worker: { stop: () => Promise<void> };
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("mesh", 80);
  worker = await installation.startWorker();
  await installation.deps.db.node.update({
    where: { id: localNodeId },
    data: { meshAddress: installation.host.address },
  });
  other = await addTestNode(installation, "far", 81);
});
afterAll(async () => {
  await worker.stop();
  await other.host.remove();
  await installation.remove();
});

const soon = { timeout: 60_000, interval: 50 };
const db = () => installation.deps.db;
const node = (id: string) => db().node.findUniqueOrThrow({ where: { id } });
const links = () => db().nodeLink.findMany();
const load = (address: string, over: object = {}) =>
  startLoad({ address, host: app.domain, connections: 6, keepAlive: true, ...over });
const both = () => [installation.host.address, other.host.address];
const replicas = () => db().replica.findMany({ where: { removedAt: null }, orderBy: { slot: "asc" } });

it("edges of nodes that have an address for it find each other", async () => {
  await expect.poll(async () => (await links()).filter(({ up }) => up).length, soon).toBe(2);
  await expect.poll(async () => (await node(other.id)).state, soon).toBe("ready");
  app = await createTestApplication(installation);
  await app.place({ on: { kind: "nodes", ids: [localNodeId] } });
  const { deployment } = await app.ended(await app.deploy({ VERSION: "1" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
});

describe("an edge of a node without any replica", () => {
  it("serves the application by the edge of the node that has them, and that one's alone", async () => {
    const under = both().map((address) => load(address));
    while (under.some((one) => one.requests() < 100)) await sleep(10);
    for (const one of under) {
      const { failures, versions } = await one.stop();
      expect([failures, Object.keys(versions)]).toEqual([[], ["1"]]);
    }
    const routes = await db().remoteRoute.findMany({ select: { nodeId: true } });
    expect(routes).toEqual([{ nodeId: other.id }, { nodeId: other.id }]);
  });

  it.each([
    ["quick answers", {}],
    ["answers of 400 ms, on fresh connections", { path: "/?ms=400", keepAlive: false }],
  ])("fails no request while a release is replaced, as the own edge: %s", async (what, over) => {
    const version = what.replaceAll(/\W/g, "-");
    const under = both().map((address) => load(address, over));
    const { deployment } = await app.ended(await app.deploy({ VERSION: version }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    for (const one of under) {
      const { failures, versions, requests } = await one.stop();
      expect(failures).toEqual([]);
      expect(requests).toBeGreaterThan(50);
      expect(versions[version]).toBeGreaterThan(0);
    }
  });
});

describe("who may come in", () => {
  const place = () => ({ host: installation.host.address, port: 7443 });
  const entry = async () => meshNameOfReplica(String((await replicas())[0]?.id), localNodeId);
  const addNode = async (id: string, organizationId: string | null) => {
    const made = makeCertificate(meshNameOfNode(id), new Date());
    const sealedMeshKey = installation.deps.vault.seal(made.key, keyPlace(id));
    const data = { id, name: id, organizationId, endpoint: "unix:///nowhere", meshAddress: "10.99.0.250" };
    const mesh = { meshCertificate: made.certificate, sealedMeshKey, meshUntil: made.until };
    await db().node.create({ data: { ...data, ...mesh } });
    return made;
  };
  const believed = async () => ((await node(localNodeId)).edgeMesh as { believes: string[] }).believes.length;

  it("is nobody without a certificate, or with one that nobody told of", async () => {
    const servername = await entry();
    const stranger = makeCertificate(meshNameOfNode(other.id), new Date());
    expect(await knock({ ...place(), servername })).toBe(false);
    expect(await knock({ ...place(), servername, ...stranger })).toBe(false);
  });
  it("is a node of the organisation until it is removed, and none of another one's", async () => {
    const servername = await entry();
    const own = await db().organization.findFirstOrThrow({ where: { demo: false } });
    const foreign = await db().organization.create({ data: { id: "org_foreign", slug: "foreign", name: "Foreign" } });
    const [friend, enemy] = [await addNode("node_friend", own.id), await addNode("node_enemy", foreign.id)];
    await expect.poll(believed, soon).toBe(3);
    expect(await knock({ ...place(), servername, ...friend })).toBe(true);
    expect(await knock({ ...place(), servername, ...enemy })).toBe(false);
    await db().node.deleteMany({ where: { id: { in: ["node_friend", "node_enemy"] } } });
    await expect.poll(believed, soon).toBe(1);
    expect(await knock({ ...place(), servername, ...friend })).toBe(false);
  });
});

it("a certificate is replaced under load, on both nodes, without a failed request", async () => {
  const before = await Promise.all([node(localNodeId), node(other.id)]);
  const under = both().map((address) => load(address, { keepAlive: false }));
  await db().node.updateMany({ data: { meshUntil: new Date(Date.now() + 20 * 24 * 3_600_000) } });
  for (const { id, meshCertificate } of before) {
    await expect.poll(async () => (await node(id)).meshCertificate, soon).not.toBe(meshCertificate);
    await expect.poll(async () => (await node(id)).meshOtherCertificate, soon).toBeNull();
  }
  for (const one of under) expect((await one.stop()).failures).toEqual([]);
});
