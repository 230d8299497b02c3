import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { run } from "./run.mjs";

const lockStamp = "node_modules/.docker-manager-lock";
const schemaStamp = "server/db/generated/.schema";

/** @param {string} file */
const hashOf = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");

/**
 * Whether what a stamp was written for is unchanged.
 * @param {string} stamp
 * @param {string} file
 */
export const isCurrent = (stamp, file) => existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(file);

/** Installs the locked packages when they are missing or not those of the lock file. */
export async function ensureDependencies() {
  if (isCurrent(lockStamp, "package-lock.json")) return;
  await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { quiet: true });
  writeFileSync(lockStamp, hashOf("package-lock.json"));
}

/** Writes the database client when the schema has changed. */
export async function ensureClient() {
  if (isCurrent(schemaStamp, "prisma/schema.prisma")) return;
  const engine = new URL("../../prisma/schema-engine.mjs", import.meta.url).pathname;
  await run("node_modules/.bin/prisma", ["generate", "--schema", "prisma/schema.prisma"], {
    quiet: true,
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, CHECKPOINT_DISABLE: "1" },
  });
  writeFileSync(schemaStamp, hashOf("prisma/schema.prisma"));
}
