import { afterAll, beforeAll, expect, it } from "vitest";
import { localNodeId } from "../../server/machines/local-node";
import { createTestApplication, type TestApplication } from "../testing/application";
import { createTestInstallation, type TestInstallation } from "../testing/installation";
import { startLoad } from "../testing/load";
import { type OwnProcess, ownWorker } from "../testing/processes";

let installation: TestInstallation;
let workers: readonly OwnProcess[];
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("twowork", 33);
  workers = [ownWorker(installation.variables), ownWorker(installation.variables)];
  await Promise.all(workers.map((worker) => worker.start()));
  app = await createTestApplication(installation);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "first" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await installation.remove();
});

const soon = { timeout: 60_000, interval: 200 };

/** The worker that watches the node, by the process in its lease. */
async function holder(): Promise<OwnProcess | undefined> {
  const { leaseOwner } = await installation.deps.db.node.findUniqueOrThrow({ where: { id: localNodeId } });
  return workers.find((worker) => leaseOwner?.includes(`/${worker.pid()}-`));
}

it("a node of a worker that is killed is watched by the other one, which ends its rollouts and sees what happens", async () => {
  await expect.poll(holder, soon).toBeDefined();
  const first = await holder();
  const { host } = installation;
  const under = startLoad({ address: host.address, host: app.domain, connections: 4, keepAlive: true });
  const number = await app.deploy({ VERSION: "second" });
  await app.reached(number, ({ coming }) => coming.some(({ routed }) => routed));
  await first?.kill();
  const { deployment } = await app.ended(number);
  expect((await under.stop()).failures).toEqual([]);
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
  await expect.poll(holder, soon).toBe(workers.find((worker) => worker !== first));
  // It follows the engine's events now: nothing else tells of a container that somebody removes.
  const engine = await installation.deps.engines.get(localNodeId);
  const [one] = await installation.deps.db.replica.findMany({ where: { removedAt: null } });
  await engine.remove(one?.containerName ?? "");
  await expect.poll(() => app.running(), soon).toEqual(["1", "2"]);
});
