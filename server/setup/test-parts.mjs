import { migrate } from "./migrate.mjs";
import { startPostgres } from "./postgres.mjs";
import { startRedis } from "./redis.mjs";
import { step } from "./steps.mjs";
import { findProgram, installSystemPackages } from "./system-packages.mjs";
import { administrate } from "./testing.mjs";

/**
 * What tests and benches need: a Postgres with a migrated template, a Redis, and the programs of the test hosts. Nothing of
 * an installation on this machine is used.
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function provideTestParts() {
  /** @type {(() => Promise<void>)[]} */
  const stops = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    await step("Programs of the test hosts", ensurePrograms);
    const postgres = await step("Postgres", () => startPostgres(".data/test/postgres"));
    stops.push(postgres.stop);
    const redis = await step("Redis", () => startRedis(".data/test/redis"));
    stops.push(redis.stop);
    const template = await step("Template database", () => makeTemplate(postgres.url));
    return { env: { TEST_DATABASE_URL: template, TEST_REDIS_URL: redis.url }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ensurePrograms() {
  const needed = { dockerd: "docker.io", ip: "iproute2", iptables: "iptables", nsenter: "util-linux", git: "git" };
  const missing = Object.entries(needed).filter(([program]) => findProgram(program) === null);
  if (missing.length > 0) await installSystemPackages(missing.map(([, name]) => name));
}

/** @param {string} url */
async function makeTemplate(url) {
  const template = new URL(url);
  template.pathname = "/dm_template";
  await administrate(url, "drop database if exists dm_template with (force)");
  await administrate(url, "create database dm_template");
  await migrate(template.href);
  return template.href;
}
