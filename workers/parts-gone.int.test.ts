import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../server/setup/migrate.mjs";
import { readPostmaster, startPostgres } from "../server/setup/postgres.mjs";
import { startRedis } from "../server/setup/redis.mjs";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { startLoad } from "./testing/load";
import { moments } from "./testing/moments";
import { type OwnProcess, ownWorker } from "./testing/processes";

/** A Postgres and a Redis of this file's own, for they are killed. */
let folder: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let redis: Awaited<ReturnType<typeof startRedis>>;
let installation: TestInstallation;
let worker: OwnProcess;
let app: TestApplication;

const launchPostgres = () => startPostgres(path.join(folder, "postgres"));
const launchRedis = () => startRedis(path.join(folder, "redis"));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dm-gone-"));
  [postgres, redis] = await Promise.all([launchPostgres(), launchRedis()]);
  await migrate(postgres.url);
  installation = await createTestInstallation("gone", 8, { DATABASE_URL: postgres.url, REDIS_URL: redis.url });
  worker = ownWorker(installation.variables);
  await worker.start();
  app = await createTestApplication(installation);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "first" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
});
afterAll(async () => {
  await worker.stop();
  await installation.remove();
  await Promise.all([postgres.stop(), redis.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const momentOf = (name: string) => {
  const found = moments.find(([known]) => known === name);
  if (found === undefined) throw new Error(`There is no moment “${name}”.`);
  return found[1];
};

/** Deploys under load, breaks something at a moment, and wants the deployment to succeed and no request to fail. */
async function survive(moment: string, breakIt: () => Promise<void>, mayFail: RegExp | null = null) {
  const under = startLoad({ address: installation.host.address, host: app.domain, connections: 4, keepAlive: true });
  const version = `v${Date.now()}`;
  const number = await app.deploy({ VERSION: version });
  await app.reached(number, momentOf(moment));
  await breakIt();
  const { deployment } = await app.ended(number);
  const { failures, versions } = await under.stop();
  expect([deployment.status, deployment.message]).toEqual(["SUCCEEDED", null]);
  expect(failures.filter((line) => mayFail === null || !mayFail.test(line))).toEqual([]);
  expect(versions[version]).toBeGreaterThan(0);
  expect(await app.running()).toEqual(["1", "2"]);
}

describe("in mid-rollout", () => {
  it.each(["its first replica starts", "an old replica drains"])(
    "Postgres is killed and comes back, when %s",
    (moment) =>
      survive(moment, async () => {
        process.kill(readPostmaster(postgres.data)?.pid ?? 0, "SIGKILL");
        await sleep(1_500);
        postgres = await launchPostgres();
        expect(postgres.adopted).toBe(false);
      }),
  );

  it("Redis goes and comes back", () =>
    survive("its first replica is healthy", async () => {
      await redis.stop();
      await sleep(1_500);
      redis = await launchRedis();
    }));

  it.each(["its first container is being made", "its first replica shall get traffic", "an old replica stops"])(
    "dockerd is killed and comes back, when %s",
    (moment) => survive(moment, () => installation.host.restartDockerd()),
  );

  it("Traefik is killed in the middle of a publish: only requests in the second that it is away fail", () =>
    survive(
      "its first replica shall get traffic",
      async () => {
        const engine = await installation.deps.engines.get("node_local");
        await engine.exec("docker-manager-companion", ["killall", "-9", "traefik"]);
      },
      /ECONNREFUSED|ECONNRESET|socket hang up|404/,
    ));
});
