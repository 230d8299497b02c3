import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { localNodeId } from "../server/machines/local-node";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { type Load, startLoad } from "./testing/load";
import { askOnce, placeReplica } from "./testing/mesh";
import { addTestNode, type TestNode } from "./testing/nodes";

let installation: TestInstallation;
let far: TestNode;
let worker: { stop: () => Promise<void> };
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("meshf", 82);
  worker = await installation.startWorker();
  await installation.deps.db.node.update({
    where: { id: localNodeId },
    data: { meshAddress: installation.host.address },
  });
  far = await addTestNode(installation, "farf", 83);
});
afterAll(async () => {
  await worker.stop();
  await far.host.remove();
  await installation.remove();
});

const soon = { timeout: 60_000, interval: 50 };
const db = () => installation.deps.db;
const linkToFar = () => db().nodeLink.findFirst({ where: { fromId: localNodeId, toId: far.id } });
const load = (address: string, connections = 6) =>
  startLoad({ address, host: app.domain, connections, keepAlive: true });
const asked = async (one: Load, requests: number) => {
  while (one.requests() < requests) await sleep(10);
  return one.stop();
};

it("one replica here and two on another node get an equal share each, from both edges", async () => {
  await expect.poll(() => db().nodeLink.count({ where: { up: true } }), soon).toBe(2);
  await expect.poll(() => db().node.count({ where: { state: "ready" } }), soon).toBe(2);
  app = await createTestApplication(installation, 1);
  await app.place({ on: { kind: "nodes", ids: [localNodeId] } });
  for (const version of ["far", "near"])
    expect((await app.ended(await app.deploy({ VERSION: version }))).deployment.status).toBe("SUCCEEDED");
  const { appEnvironmentId, groupId } = await db().deployment.findFirstOrThrow({ where: { number: 1 } });
  // slots of their own: nothing of this group is left on the first node
  for (const slot of [2, 3]) await placeReplica(installation.deps, { appEnvironmentId, groupId, slot, nodeId: far.id });
  for (const address of [installation.host.address, far.host.address]) {
    const { failures, versions, requests } = await asked(load(address), 600);
    expect(failures).toEqual([]);
    expect(Number(versions.near) / requests).toBeCloseTo(1 / 3, 1);
    expect(Number(versions.far) / requests).toBeCloseTo(2 / 3, 1);
  }
});

it("the address of who asked reaches a replica, wherever it is", async () => {
  const clients = new Map<string, string>();
  for (let i = 0; i < 9; i++) {
    const { version, client, from } = await askOnce(installation.host.address, app.domain);
    clients.set(version, client);
    expect(client).toBe(from);
  }
  expect([...clients.keys()].sort()).toEqual(["far", "near"]);
});

it("a link that is cut for 4 s fails no request where there are other replicas", async () => {
  const under = load(installation.host.address);
  await sleep(1_000);
  await far.host.cut();
  await sleep(4_000);
  await far.host.heal();
  await expect.poll(async () => (await linkToFar())?.up, soon).toBe(true);
  expect((await under.stop()).failures).toEqual([]);
  await expect.poll(() => db().remoteRoute.count({ where: { nodeId: localNodeId } }), soon).toBe(2);
});

it("a Traefik that is killed leaves the other edge's requests alone", async () => {
  const engine = await installation.deps.engines.get(localNodeId);
  const under = load(far.host.address);
  await sleep(500);
  const { code, stderr } = await engine.exec(`${installation.env.DM_EDGE_NAME}-companion`, [
    "killall",
    "-9",
    "traefik",
  ]);
  expect([code, stderr]).toEqual([0, ""]);
  await expect.poll(async () => (await db().nodeLink.findMany()).every(({ up }) => up), soon).toBe(true);
  await sleep(1_000);
  expect((await under.stop()).failures.length).toBeLessThanOrEqual(6);
});

it("a node that loses its power fails what is in flight to it, and nothing that is asked 3 s later", async () => {
  const under = load(installation.host.address);
  const began = Date.now();
  await sleep(1_000);
  const killedAt = Date.now() - began;
  await far.host.kill();
  await expect.poll(async () => (await linkToFar())?.up, soon).toBe(false);
  const { reason } = (await linkToFar()) ?? {};
  expect(reason).toMatch(/port 7443/);
  await sleep(3_000);
  const { failures, versions } = await under.stop();
  const lastAsked = failures.map((one) => Number(/to (\d+) ms/.exec(one)?.[1]));
  for (const at of lastAsked) expect(at - killedAt).toBeLessThan(3_000);
  expect(Number(versions.near)).toBeGreaterThan(100);
  expect(await db().remoteRoute.count({ where: { nodeId: localNodeId } })).toBe(0);

  await far.host.start();
  await expect.poll(async () => (await linkToFar())?.up, soon).toBe(true);
  await expect.poll(() => db().remoteRoute.count({ where: { nodeId: localNodeId } }), soon).toBe(2);
  const { failures: after, versions: all } = await asked(load(installation.host.address), 300);
  expect([after, Number(all.far) > 100]).toEqual([[], true]);
});
