import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { answers } from "./engine-api.mjs";
import { run } from "./run.mjs";
import { say } from "./steps.mjs";
import { findProgram, installSystemPackages } from "./system-packages.mjs";

const usualSocket = "unix:///var/run/docker.sock";

/**
 * The Docker Engine to run applications on: DOCKER_HOST, the current Docker context, the local socket; else the
 * distribution's own, installed and started. It goes on running when we stop.
 * @param {string} dataDir where the log of an engine that we started is kept
 * @param {string} [local] the local socket
 * @returns {Promise<string>} unix:///… or tcp://…
 * @throws with one sentence on what to do
 */
export async function ensureDocker(dataDir, local = usualSocket) {
  const named = process.env.DOCKER_HOST;
  if (named) return requireAnswer(named, "DOCKER_HOST");
  const context = readContext();
  if (context !== null) return requireAnswer(context, "The current Docker context");
  const found = await answers(local);
  if (found === "yes") return local;
  if (found === "old") throw new Error("The Docker Engine is too old. Upgrade it to version 20.10 or newer.");
  if (process.env.DM_NO_INSTALL === "1")
    throw new Error(
      "No Docker Engine answers here, and DM_NO_INSTALL=1 keeps us from installing or starting one. Start Docker, or set DOCKER_HOST.",
    );
  await startDocker(dataDir);
  return local;
}

/**
 * @param {string} endpoint
 * @param {string} name
 */
async function requireAnswer(endpoint, name) {
  if (!/^(unix|tcp):\/\//.test(endpoint))
    throw new Error(
      `${name} is ${endpoint}; the local engine is reached by unix:// or tcp://. Set DOCKER_HOST to such an address.`,
    );
  const answer = await answers(endpoint);
  if (answer === "yes") return endpoint;
  throw new Error(
    answer === "old"
      ? `The Docker Engine at ${endpoint} is too old. Upgrade it to version 20.10 or newer.`
      : `${name} names ${endpoint}, and no Docker Engine answers there. Start it, or unset it to use the local one.`,
  );
}

/** The endpoint of the context that `docker context use` chose; null for the default one. */
export function readContext(home = process.env.DOCKER_CONFIG ?? path.join(homedir(), ".docker")) {
  const config = readJson(path.join(home, "config.json"));
  const name = process.env.DOCKER_CONTEXT ?? config?.currentContext;
  if (!name || name === "default") return null;
  const folder = createHash("sha256").update(name).digest("hex");
  const endpoint = readJson(path.join(home, "contexts/meta", folder, "meta.json"))?.Endpoints?.docker?.Host;
  if (!endpoint) throw new Error(`There is no Docker context “${name}”. Choose one with: docker context use default`);
  return endpoint;
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** @param {string} dataDir */
async function startDocker(dataDir) {
  if (findProgram("dockerd") === null) {
    try {
      await installSystemPackages(["docker.io", "iptables"]);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`There is no Docker Engine here. Install Docker, or set DOCKER_HOST. (${why})`);
    }
    say("The package docker.io was installed.");
  }
  if (process.getuid?.() !== 0)
    throw new Error("The Docker Engine does not run. Start it: sudo systemctl start docker");
  if (existsSync("/run/systemd/system")) await run("systemctl", ["start", "docker"], { quiet: true });
  else launch(path.resolve(dataDir, "docker"));
  for (let i = 0; i < 150; i++) {
    if ((await answers(usualSocket)) === "yes") return say("The Docker Engine was started; it stays when this stops.");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(
    `The Docker Engine did not start. Its log is in ${path.resolve(dataDir, "docker")} or in: journalctl -u docker`,
  );
}

/** @param {string} folder */
function launch(folder) {
  mkdirSync(folder, { recursive: true });
  const log = openSync(path.join(folder, "dockerd.log"), "a");
  // Beside Debian's own programs, whatever PATH we were started with.
  const env = { ...process.env, PATH: `/usr/sbin:/usr/bin:/sbin:/bin:${process.env.PATH ?? ""}` };
  // live-restore: applications serve on while the engine itself restarts. The engine refuses a setting that it is given twice.
  const settled = readJson("/etc/docker/daemon.json")?.["live-restore"] !== undefined;
  spawn(findProgram("dockerd") ?? "dockerd", settled ? [] : ["--live-restore"], {
    detached: true,
    stdio: ["ignore", log, log],
    env,
  }).unref();
}
