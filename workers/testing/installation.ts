import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type HostOptions, startTestHost, type TestHost } from "../../docker/testing/host";
import { edgeImages, loadTestImages } from "../../docker/testing/images";
import { loadActor } from "../../server/auth/load-actor";
import { type Env, readEnv } from "../../server/env";
import { issueSetupToken } from "../../server/services/accounts/setup-link";
import { type Api, createApi } from "../../server/services/api";
import { createTestDatabase } from "../../server/setup/testing.mjs";
import { createWorkerDeps } from "../create-worker-deps";
import { runWorker } from "../run-worker";
import type { WorkerDeps } from "../worker-deps";

export interface TestInstallation {
  readonly env: Env;
  /** the environment of a process of ours that shall belong to this installation */
  readonly variables: Readonly<Record<string, string>>;
  readonly deps: WorkerDeps;
  readonly host: TestHost;
  /** everything that can be done, as the administrator */
  readonly api: Api;
  readonly organization: string;
  /** Runs the worker in this process. */
  startWorker(): Promise<{ stop: () => Promise<void> }>;
  remove(): Promise<void>;
}

/**
 * A database, a Docker host and an administrator of a test's own. The worker is not started.
 * @param place of the Docker host, its own among all test files
 */
export async function createTestInstallation(
  label: string,
  place: number,
  settings: Readonly<Record<string, string>> = {},
  options: HostOptions = {},
): Promise<TestInstallation> {
  const [host, database] = await Promise.all([startTestHost(label, place, options), createTestDatabase()]);
  await loadTestImages(host);
  const data = mkdtempSync(path.join(tmpdir(), "dm-test-"));
  const variables = {
    NODE_ENV: "test",
    DATABASE_URL: database.url,
    REDIS_URL: process.env.TEST_REDIS_URL ?? "",
    DM_MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
    DM_DATA_DIR: data,
    DM_DOCKER_HOST: `unix://${host.socket}`,
    DM_TRAEFIK_IMAGE: edgeImages.traefik,
    DM_COMPANION_IMAGE: edgeImages.companion,
    DM_GIT_PROTOCOLS: "https,http,ssh,file",
    ...settings,
  };
  const env = readEnv(variables);
  const deps = createWorkerDeps(env);
  const nobody = { ...deps, actor: null, requestId: "test" };
  const token = (await issueSetupToken(deps)) ?? "";
  const person = { name: "Ines", email: "ines@brinewood.example", password: "correct horse battery" };
  const made = await createApi(nobody).accounts.createFirstAdministrator({
    ...person,
    token,
    organization: "Brinewood",
  });
  const { id } = await deps.db.user.findUniqueOrThrow({ where: { email: person.email } });
  return {
    env,
    variables,
    deps,
    host,
    api: createApi({ ...nobody, actor: await loadActor(deps.db, id) }),
    organization: made.organization,
    startWorker: () => runWorker(deps, env),
    remove: async () => {
      await deps.close();
      await database.drop();
      await host.remove();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
