import { mkdirSync } from "node:fs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { alone } from "./lock.mjs";
import { ensureMasterKey } from "./master-key.mjs";
import { migrate } from "./migrate.mjs";
import { startPostgres } from "./postgres.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";

/**
 * `npm run db:seed`: a demonstration organisation in the database of this installation, which may run meanwhile. A Postgres of our
 * own that runs is used as it is; one that had to be started for this is stopped again.
 */
const dataDir = process.env.DM_DATA_DIR ?? ".data";
let stop = async () => {};
try {
  mkdirSync(dataDir, { recursive: true });
  await alone("packages", ".", async () => {
    await step("Dependencies", ensureDependencies);
    await step("Database client", ensureClient);
  });
  const key = process.env.DM_MASTER_KEY || process.env.DM_MASTER_KEY_FILE ? null : ensureMasterKey(dataDir);
  const url = process.env.DATABASE_URL ?? (await ownPostgres());
  await step("Migrations", () => migrate(url));
  await run("node_modules/.bin/tsx", ["prisma/seed/main.ts", ...process.argv.slice(2)], {
    env: { ...process.env, DATABASE_URL: url, ...(key ? { DM_MASTER_KEY_FILE: key.file } : {}) },
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await stop();
}

async function ownPostgres() {
  const postgres = await step("Postgres", () => startPostgres(`${dataDir}/postgres`));
  if (!postgres.adopted) stop = postgres.stop;
  return postgres.url;
}
