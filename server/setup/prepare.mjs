import { ensureBuild } from "./build.mjs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { ensureDocker } from "./docker.mjs";
import { ensureEdgeImages } from "./edge-images.mjs";
import { chooseEdgePorts } from "./edge-ports.mjs";
import { alone } from "./lock.mjs";
import { ensureMasterKey } from "./master-key.mjs";
import { migrate } from "./migrate.mjs";
import { choosePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { startRedis } from "./redis.mjs";
import { say, step } from "./steps.mjs";

/**
 * The first half of `npm start`, in a process of its own, whose memory is given back when it ends: provides every part and
 * sends the environment of our two processes to start.mjs, which looks after them and the parts from then on.
 */
const dataDir = process.env.DM_DATA_DIR ?? ".data";

try {
  const variables = await prepare();
  process.send?.(variables);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
process.disconnect?.();

/** @returns {Promise<Record<string, string>>} */
async function prepare() {
  await alone("packages", ".", async () => {
    await step("Dependencies", ensureDependencies);
    await step("Database client", ensureClient);
  });
  const key = process.env.DM_MASTER_KEY || process.env.DM_MASTER_KEY_FILE ? null : ensureMasterKey(dataDir);
  if (key?.made) say(`${key.file} seals all secrets. Keep a copy of it elsewhere.`);
  const databaseUrl =
    process.env.DATABASE_URL ?? (await step("Postgres", () => startPostgres(`${dataDir}/postgres`))).url;
  const redisUrl = process.env.REDIS_URL ?? (await step("Redis", () => startRedis(`${dataDir}/redis`))).url;
  const docker = await step("Docker Engine", () => ensureDocker(dataDir));
  const images = await step("Images of the edge", () => ensureEdgeImages(docker, dataDir));
  const edgeName = process.env.DM_EDGE_NAME ?? "docker-manager";
  const ports = await chooseEdgePorts(docker, dataDir, edgeName);
  await step("Migrations", () => migrate(databaseUrl));
  if (!process.argv.includes("--no-build")) await alone("build", ".", () => step("Build", ensureBuild));
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PORT: String(await pickPort()),
    DM_DATA_DIR: dataDir,
    DM_DOCKER_HOST: docker,
    DM_TRAEFIK_IMAGE: images.traefik,
    DM_COMPANION_IMAGE: images.companion,
    DM_EDGE_NAME: edgeName,
    DM_EDGE_HTTP_PORT: String(ports.http),
    DM_EDGE_HTTPS_PORT: String(ports.https),
    ...(key ? { DM_MASTER_KEY_FILE: key.file } : {}),
  };
}

async function pickPort() {
  const wanted = Number(process.env.PORT ?? 3000);
  const { port, holder } = await choosePort(wanted);
  if (holder !== null) say(`Port ${wanted} is held by ${holder}; ${port} is used instead.`);
  return port;
}
