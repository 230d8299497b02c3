import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../server/setup/ports.mjs";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { startLoad } from "./testing/load";
import { moments } from "./testing/moments";
import { type OwnProcess, ownServer, ownWorker } from "./testing/processes";

let installation: TestInstallation;
let worker: OwnProcess;
let server: OwnProcess;
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("kill", 7);
  worker = ownWorker(installation.variables);
  server = ownServer({ ...installation.variables, PORT: String(await freePort()) });
  await Promise.all([worker.start(), server.start()]);
  app = await createTestApplication(installation);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "first" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
});
afterAll(async () => {
  await Promise.all([worker.stop(), server.stop()]);
  await installation.remove();
});

const half = Math.ceil(moments.length / 2);
const pairs = moments.slice(0, half).map((early, index) => [early, moments[half + index]] as const);

describe("kill -9 of worker and server in mid-rollout", () => {
  it.each(pairs.map(([early, late]) => [early[0], late?.[0] ?? "never", early, late] as const))(
    "when %s, and again when %s: it ends as wished, and no request fails",
    async (_early, _late, early, late) => {
      const under = startLoad({
        address: installation.host.address,
        host: app.domain,
        connections: 4,
        keepAlive: true,
      });
      const version = `v${Date.now()}`;
      const number = await app.deploy({ VERSION: version });
      for (const moment of [early, late]) {
        if (moment === undefined) continue;
        await app.reached(number, moment[1]);
        await Promise.all([worker.kill(), server.kill()]);
        await Promise.all([worker.start(), server.start()]);
      }
      const { deployment, steps } = await app.ended(number);
      const { failures, versions } = await under.stop();
      expect([deployment.status, deployment.message]).toEqual(["SUCCEEDED", null]);
      expect(failures).toEqual([]);
      expect(versions[version]).toBeGreaterThan(0);
      expect(await app.running()).toEqual(["1", "2"]);
      expect(steps.filter(({ status }) => status === "running" || status === "waiting")).toEqual([]);
    },
  );
});

describe("with all our processes stopped", () => {
  it("applications answer, and so they do after Traefik was started again", async () => {
    await Promise.all([worker.stop(), server.stop()]);
    await expectServing();
    const before = Date.now();
    const engine = await installation.deps.engines.get("node_local");
    // As a crash does it: what the engine's own API kills counts as stopped by a person, and stays down.
    await engine.exec("docker-manager-companion", ["killall", "-9", "traefik"]);
    const startedAt = async () => (await engine.inspect("docker-manager-edge"))?.startedAt ?? 0;
    await expect.poll(startedAt, { timeout: 60_000 }).toBeGreaterThan(before);
    await expect.poll(() => isServing(), { timeout: 60_000 }).toBe(true);
    await expectServing();
    await Promise.all([worker.start(), server.start()]);
  });
});

const ask = () => startLoad({ address: installation.host.address, host: app.domain, connections: 2, keepAlive: false });

async function isServing(): Promise<boolean> {
  const one = ask();
  return (await one.stop()).failures.length === 0;
}

async function expectServing() {
  const some = ask();
  while (some.requests() < 50) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await some.stop()).failures).toEqual([]);
}
