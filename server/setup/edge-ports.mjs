import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { callEngine } from "./engine-api.mjs";
import { choosePort } from "./ports.mjs";
import { say } from "./steps.mjs";

/**
 * The ports on which people reach applications: those wished for, or free ones. The ports of an edge that runs from an
 * earlier start are its own, not taken.
 * @param {string} endpoint of the engine
 * @param {string} dataDir
 * @param {string} edgeName begins the names of the edge's containers
 * @returns {Promise<{ http: number, https: number }>}
 */
export async function chooseEdgePorts(endpoint, dataDir, edgeName) {
  const file = path.join(dataDir, "ports.json");
  const wanted = {
    http: Number(process.env.DM_EDGE_HTTP_PORT ?? 80),
    https: Number(process.env.DM_EDGE_HTTPS_PORT ?? 443),
  };
  const last = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  const same = last !== null && last.wanted.http === wanted.http && last.wanted.https === wanted.https;
  if (same && (await isRunning(endpoint, `${edgeName}-edge`))) return last.chosen;
  const chosen = { http: await choose("http", wanted.http), https: await choose("https", wanted.https) };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify({ wanted, chosen }));
  return chosen;
}

/**
 * @param {string} endpoint
 * @param {string} name
 */
async function isRunning(endpoint, name) {
  const { status, text } = await callEngine(endpoint, "GET", `/containers/${name}/json`);
  return status === 200 && JSON.parse(text).State.Running === true;
}

/**
 * @param {string} what
 * @param {number} wanted
 */
async function choose(what, wanted) {
  const { port, holder } = await choosePort(wanted);
  if (holder !== null) say(`Port ${wanted} (applications, ${what}) is held by ${holder}; ${port} is used instead.`);
  return port;
}
