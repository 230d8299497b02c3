import { createTestApplication } from "../workers/testing/application";
import { createTestInstallation } from "../workers/testing/installation";
import { startLoad } from "../workers/testing/load";
import { addTestNode } from "../workers/testing/nodes";
import type { Row } from "./row";

const replicas = 6;
const redeploys = 3;

/** Redeploys of an application with two replicas on each of three nodes, while all three edges are asked for it. */
export async function* benchThreeNodes(): AsyncGenerator<Row> {
  const installation = await createTestInstallation("bthree", 6);
  const worker = await installation.startWorker();
  const others = [await addTestNode(installation, "bfra", 7), await addTestNode(installation, "bams", 8)];
  try {
    const { api, organization, deps, host } = installation;
    await api.nodes.updateNode({ organization, node: "local", meshAddress: host.address });
    while ((await deps.db.nodeLink.count({ where: { up: true } })) < 6) await new Promise((go) => setTimeout(go, 200));
    const app = await createTestApplication(installation, replicas);
    await app.ended(await app.deploy({ VERSION: "0" }), 300_000);
    const addresses = [host.address, ...others.map((one) => one.host.address)];
    const loads = addresses.map((address) =>
      startLoad({ address, host: app.domain, connections: 6, keepAlive: true, thinkMs: 10 }),
    );
    for (let version = 1; version <= redeploys; version++) {
      const { deployment } = await app.ended(await app.deploy({ VERSION: String(version) }), 300_000);
      if (deployment.status !== "SUCCEEDED") throw new Error(`The deployment ended as ${deployment.status}.`);
    }
    const results = await Promise.all(loads.map((load) => load.stop()));
    const requests = results.reduce((sum, one) => sum + one.requests, 0);
    const failures = results.flatMap((one) => one.failures);
    const failed = failures.reduce((sum, line) => sum + Number(/: (\d+) times/.exec(line)?.[1] ?? 0), 0);
    const figure = `failed requests, 3 nodes × 2 replicas, each edge asked, ${redeploys} redeploys, ${requests} requests`;
    yield { figure, value: failed, unit: "requests", target: "0", met: failed === 0 };
  } finally {
    await worker.stop();
    for (const other of others) await other.host.remove();
    await installation.remove();
  }
}
