import { fork } from "node:child_process";
import { mkdirSync } from "node:fs";
import { takeLock } from "./lock.mjs";
import { locatePostgres, startPostgres } from "./postgres.mjs";
import { locateRedis, startRedis } from "./redis.mjs";

/**
 * One start per folder of data: two would start the same Postgres twice.
 * @param {string} dataDir
 * @param {() => string} address tells where it answers, once it does
 */
export async function claimFolder(dataDir, address) {
  mkdirSync(dataDir, { recursive: true });
  const lock = await takeLock("start", dataDir, () => `process ${process.pid}${address() && `, ${address()}`}`);
  if ("holder" in lock)
    throw new Error(
      `Docker Manager already runs on the data in ${dataDir} (${lock.holder}). Stop that one first, or set DM_DATA_DIR to another folder.`,
    );
}

/**
 * The parts that we provide because no variable names another one.
 * @param {string} dataDir
 */
export async function ownParts(dataDir) {
  const parts = [];
  const postgres = `${dataDir}/postgres`;
  const redis = `${dataDir}/redis`;
  if (!process.env.DATABASE_URL)
    parts.push({ name: "Postgres", ...(await locatePostgres(postgres)), start: () => startPostgres(postgres) });
  if (!process.env.REDIS_URL) parts.push({ name: "Redis", ...locateRedis(redis), start: () => startRedis(redis) });
  return parts;
}

/**
 * Provides all else in a process of its own, whose memory is given back when it ends.
 * @param {(() => unknown)[]} stops gets what ends it early
 * @param {readonly string[]} [args] of prepare.mjs
 * @returns {Promise<Record<string, string>>} the environment of the web process and the worker
 */
export function prepare(stops, args = []) {
  const child = fork(new URL("./prepare.mjs", import.meta.url), [...args]);
  stops.push(() => child.kill());
  return new Promise((resolve, reject) => {
    child.on("message", (/** @type {Record<string, string>} */ variables) => resolve(variables));
    child.on("exit", () => reject(new Error("Docker Manager was not started.")));
  });
}
