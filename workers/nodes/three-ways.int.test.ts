import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { labelNames } from "../../server/domain/container-spec/labels";
import { createTestApplication, type TestApplication } from "../testing/application";
import { createTestInstallation, type TestInstallation } from "../testing/installation";

/**
 * This machine by its socket, one by SSH and one by TLS: registered as people do it, and bare, without any image. What happens to
 * requests meanwhile is walked in the browser: e2e/three-machines.spec.ts.
 */
let installation: TestInstallation;
let bySsh: TestHost;
let byTls: TestHost;
let worker: { stop: () => Promise<void> };
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("ways", 39);
  bySsh = await startTestHost("wayssh", 40, { ssh: true });
  byTls = await startTestHost("waytls", 41, { tls: true });
  worker = await installation.startWorker();
});
afterAll(async () => {
  await worker.stop();
  for (const host of [bySsh, byTls]) await host.remove();
  await installation.remove();
});

const soon = { timeout: 120_000, interval: 200 };
const names = ["local", "ssh", "tls"] as const;
const db = () => installation.deps.db;
/** How many replicas run on each node, asked of the engines themselves; null of one that does not answer. */
async function perNode(): Promise<readonly (number | null)[]> {
  const nodes = await db().node.findMany();
  return Promise.all(
    names.map(async (name) => {
      const engine = await installation.deps.engines.get(nodes.find((node) => node.name === name)?.id ?? "");
      const late = sleep(3_000, null, { ref: false });
      const found = await Promise.race([engine.list({ [labelNames.managed]: "1" }).catch(() => null), late]);
      return found?.filter(({ state }) => state === "running").length ?? null;
    }),
  );
}

const running = async () => (await perNode()).reduce<number>((sum, count) => sum + (count ?? 0), 0);

describe("three machines", () => {
  it("become nodes, each on its own way, whose edges reach each other", async () => {
    const { api, organization } = installation;
    const { privateKey, port } = bySsh.ssh;
    const login = { transport: "ssh" as const, host: bySsh.address, port, user: "deploy", privateKey };
    const { hostKeys } = await api.nodes.runPreflight({ organization, connection: login });
    const connection = { ...login, fingerprint: hostKeys[0]?.fingerprint ?? "" };
    await api.nodes.registerNode({ organization, name: "ssh", connection });
    const { ca, cert, key, port: tlsPort } = byTls.tls;
    const tls = { transport: "tls" as const, host: byTls.address, port: tlsPort, ca, cert, key };
    await api.nodes.registerNode({ organization, name: "tls", connection: tls });
    await api.nodes.updateNode({ organization, node: "local", meshAddress: installation.host.address });
    await expect.poll(() => db().node.count({ where: { state: "ready", edgeDigest: { not: null } } }), soon).toBe(3);
    await expect.poll(() => db().nodeLink.count({ where: { up: true } }), soon).toBe(6);
  });

  it("run one application, a replica each", async () => {
    app = await createTestApplication(installation, 3);
    await app.place({ moveAfterS: 10 });
    const { deployment } = await app.ended(await app.deploy({ VERSION: "1" }), 300_000);
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(await perNode()).toEqual([1, 1, 1]);
  });

  it.each([1, 10, 60])(
    "go on with a rollout in which the way to one is cut for %d s",
    async (seconds) => {
      const number = await app.deploy({ VERSION: `cut-${seconds}` });
      await app.reached(number, ({ coming }) => coming.some(({ routed }) => routed));
      await bySsh.cut();
      await sleep(seconds * 1_000);
      await bySsh.heal();
      const { deployment } = await app.ended(number, 300_000);
      expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
      await expect.poll(running, soon).toBe(3);
    },
    400_000,
  );

  it("go on with a rollout in which the SSH server of one is restarted five times", async () => {
    const number = await app.deploy({ VERSION: "restarts" });
    for (let restart = 0; restart < 5; restart++) {
      await bySsh.ssh.restart();
      await sleep(2_000);
    }
    const { deployment } = await app.ended(number, 300_000);
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    await expect.poll(running, soon).toBe(3);
  }, 400_000);
});
