import { ensureBuild } from "./build.mjs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { ensureMasterKey } from "./master-key.mjs";
import { migrate } from "./migrate.mjs";
import { choosePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { startRedis } from "./redis.mjs";
import { step } from "./steps.mjs";
import { supervise } from "./supervise.mjs";

/** `npm start`: from a bare clone to a page. Safe to repeat; Ctrl-C stops all of it in the reverse order. */
const dataDir = process.env.DM_DATA_DIR ?? ".data";
/** @type {(() => Promise<void>)[]} */
const stops = [];

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  await stopAll();
  process.exit(1);
}

async function main() {
  await step("Dependencies", ensureDependencies);
  await step("Database client", ensureClient);
  const key = process.env.DM_MASTER_KEY ? null : ensureMasterKey(dataDir);
  if (key?.made) process.stdout.write(`! ${key.file} seals all secrets. Keep a copy of it elsewhere.\n`);
  const databaseUrl =
    process.env.DATABASE_URL ?? (await provide("Postgres", () => startPostgres(`${dataDir}/postgres`)));
  const redisUrl = process.env.REDIS_URL ?? (await provide("Redis", () => startRedis(`${dataDir}/redis`)));
  await step("Migrations", () => migrate(databaseUrl));
  await step("Build", ensureBuild);
  const port = await step("Port", pickPort);
  const env = {
    ...process.env,
    NODE_ENV: /** @type {const} */ ("production"),
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    PORT: String(port),
    DM_DATA_DIR: dataDir,
    ...(key ? { DM_MASTER_KEY_FILE: key.file } : {}),
  };
  const server = supervise("The web process", ["--enable-source-maps", "build/server.js"], env);
  stops.push(server.stop);
  await step("Web", () => waitUntilHealthy(port));
}

/**
 * @param {string} name
 * @param {() => Promise<{ url: string, stop: () => Promise<void> }>} start
 */
async function provide(name, start) {
  const part = await step(name, start);
  stops.push(part.stop);
  return part.url;
}

async function pickPort() {
  const wanted = Number(process.env.PORT ?? 3000);
  const { port, holder } = await choosePort(wanted);
  if (holder !== null) process.stdout.write(`! Port ${wanted} is held by ${holder}; ${port} is used instead.\n`);
  return port;
}

/** @param {number} port */
async function waitUntilHealthy(port) {
  for (let i = 0; i < 150; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The web process does not answer. What it printed above says why.");
}

async function stopAll() {
  for (const stop of stops.splice(0).reverse()) await stop();
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"]))
  process.on(signal, async () => {
    await stopAll();
    process.exit(0);
  });
