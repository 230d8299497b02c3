import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { labelNames } from "../../server/domain/container-spec/labels";
import { localNodeId } from "../../server/machines/local-node";
import { createTestApplication, type TestApplication } from "../testing/application";
import { createTestInstallation, type TestInstallation } from "../testing/installation";
import { startLoad } from "../testing/load";
import { addTestNode, type TestNode } from "../testing/nodes";

let installation: TestInstallation;
let others: readonly TestNode[];
let worker: { stop: () => Promise<void> };
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("placea", 34);
  others = [await addTestNode(installation, "placeb", 35), await addTestNode(installation, "placec", 36)];
  worker = await installation.startWorker();
  app = await createTestApplication(installation, 3);
  await app.place({ moveAfterS: 10 });
});
afterAll(async () => {
  await worker.stop();
  for (const { host } of others) await host.remove();
  await installation.remove();
});

const soon = { timeout: 90_000, interval: 200 };
const node = {
  count: (query: object) => installation.deps.db.node.count(query),
  set: (id: string, data: object) => installation.deps.db.node.update({ where: { id }, data }),
};
const second = () => others[0] as TestNode;
const third = () => others[1] as TestNode;
const ids = () => [localNodeId, second().id, third().id];

/** The slots that run on each node, asked of the engines themselves; null of one that does not answer. */
async function slots(): Promise<readonly (readonly string[] | null)[]> {
  return Promise.all(
    ids().map(async (id) => {
      const engine = await installation.deps.engines.get(id);
      const found = await engine.list({ [labelNames.managed]: "1" }).catch(() => null);
      const running = found?.filter(({ state }) => state === "running") ?? null;
      return running?.map(({ labels }) => String(labels[labelNames.slot])).sort() ?? null;
    }),
  );
}
const perNode = async () => (await slots()).map((found) => found?.length ?? null);
const all = async () => (await slots()).flatMap((found) => found ?? []).sort();

describe("an application on three nodes", () => {
  it("has a replica on each, and says why", async () => {
    await expect.poll(() => node.count({ where: { state: "ready", edgeDigest: { not: null } } }), soon).toBe(3);
    const { deployment } = await app.ended(await app.deploy({ VERSION: "1" }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(await perNode()).toEqual([1, 1, 1]);
    const { api, organization } = installation;
    const { replicas } = await api.applications.readApplication(app.at);
    expect(replicas.map((replica) => replica.node).sort()).toEqual(["local", "placeb", "placec"]);
    const { placement } = await api.deployments.readDeployment({ ...app.at, number: 1 });
    expect(placement.map(({ slot }) => slot)).toEqual([1, 2, 3]);
    expect(placement[0]?.sentence).toContain("has the fewest of its replicas and room.");
    const { nodes } = await api.nodes.listNodes({ organization });
    expect(nodes.map(({ replicas: count }) => count)).toEqual([1, 1, 1]);
  });

  it("is replaced by a new release, one on each again", async () => {
    const { deployment } = await app.ended(await app.deploy({ VERSION: "2" }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect([await perNode(), await all()]).toEqual([
      [1, 1, 1],
      ["1", "2", "3"],
    ]);
  });

  it("goes on with its rollout while the engine of one node hangs for 10 s", async () => {
    const number = await app.deploy({ VERSION: "3" });
    await app.reached(number, ({ coming }) => coming.some(({ routed }) => routed));
    await second().host.hang();
    await sleep(10_000);
    await second().host.resume();
    const { deployment } = await app.ended(number);
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    await expect.poll(all, soon).toEqual(["1", "2", "3"]);
  });
});

describe("a node that is drained", () => {
  it("loses its replicas one by one to the others, without a failed request, and gets new ones when it is active", async () => {
    const { host } = installation;
    const under = startLoad({ address: host.address, host: app.domain, connections: 4, keepAlive: true });
    await node.set(second().id, { duty: "draining" });
    await expect.poll(perNode, soon).toEqual([2, 0, 1]);
    expect((await under.stop()).failures).toEqual([]);
    expect(await all()).toEqual(["1", "2", "3"]);
    const { sentence } = await installation.api.applications.readPlacement(app.at);
    expect(sentence).toContain("Left out: placeb is draining.");
    await node.set(second().id, { duty: "active" });
    const { deployment } = await app.ended(await app.deploy({ VERSION: "4" }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(await perNode()).toEqual([1, 1, 1]);
  });
});

describe("nodes that are chosen", () => {
  it("get the replicas at once, and a choice of none that can take them is told", async () => {
    await app.place({ on: { kind: "nodes", ids: [localNodeId, third().id] }, moveAfterS: 10 });
    await expect.poll(async () => (await perNode())[1], soon).toBe(0);
    await node.set(second().id, { labels: { disk: "ssd" } });
    await app.place({ on: { kind: "label", key: "disk", value: "ssd" }, moveAfterS: 10 });
    await expect.poll(perNode, soon).toEqual([0, 3, 0]);
    await app.place({ on: { kind: "label", key: "disk", value: "none" }, moveAfterS: 10 });
    expect((await installation.api.applications.readPlacement(app.at)).sentence).toBe(
      "No node can take it: 3 nodes are not chosen. Choose more nodes.",
    );
    await expect(app.place({ on: { kind: "nodes", ids: ["node_elsewhere"] } })).rejects.toThrow("not there any more");
    await app.place({ moveAfterS: 10 });
    const { deployment } = await app.ended(await app.deploy({ VERSION: "5" }));
    expect(deployment.status).toBe("SUCCEEDED");
    expect(await perNode()).toEqual([1, 1, 1]);
  });
});

describe("a node that loses its power", () => {
  it("has its replicas made elsewhere after a while, deployments succeed meanwhile, and no slot runs twice when it is back", async () => {
    await third().host.kill();
    await expect.poll(perNode, soon).toEqual([2, 1, null]);
    expect(await all()).toEqual(["1", "2", "3"]);
    const { replicas } = await installation.api.applications.readApplication(app.at);
    const lost = replicas.find((replica) => replica.node === "placec");
    expect(lost).toMatchObject({ phase: "unseen", serving: false, words: expect.stringContaining("given up") });
    const { deployment } = await app.ended(await app.deploy({ VERSION: "6" }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(await all()).toEqual(["1", "2", "3"]);
    await third().host.start();
    await expect.poll(perNode, soon).toEqual([2, 1, 0]);
    await expect
      .poll(() => installation.deps.db.replica.count({ where: { lostAt: { not: null }, removedAt: null } }), soon)
      .toBe(0);
    expect(await all()).toEqual(["1", "2", "3"]);
  });

  it("in the middle of a rollout does not hold it up for ever, and its status is true", async () => {
    const number = await app.deploy({ VERSION: "7" });
    await app.reached(number, ({ coming }) => coming.some(({ routed }) => routed));
    await second().host.kill();
    const { deployment } = await app.ended(number);
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(await all()).toEqual(["1", "2", "3"]);
    await second().host.start();
    await expect.poll(async () => (await perNode())[1], soon).toBe(0);
    expect(await all()).toEqual(["1", "2", "3"]);
  });
});
