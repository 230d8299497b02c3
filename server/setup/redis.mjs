import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { findProgram, installSystemPackages } from "./system-packages.mjs";

/**
 * Where the Redis of our own is, without starting it.
 * @param {string} folder
 */
export function locateRedis(folder) {
  const home = path.resolve(folder);
  const socket = path.join(home, "redis.sock");
  return { home, socket, isRunning: () => readProcess(home) !== null, stop: () => end(home) };
}

/**
 * Starts a Redis on a private socket, or adopts the one that an earlier start left running.
 * @param {string} folder where its socket and log stay
 * @returns {Promise<{ url: string, adopted: boolean, stop: () => Promise<void> }>}
 */
export async function startRedis(folder) {
  const { home, socket, stop } = locateRedis(folder);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  if (await answers(socket)) return { url: socket, adopted: true, stop };
  rmSync(socket, { force: true });
  if (findProgram("redis-server") === null) await installSystemPackages(["redis-server"]);
  const log = openSync(path.join(home, "redis.log"), "a");
  const settings = {
    port: "0",
    unixsocket: socket,
    unixsocketperm: "700",
    dir: home,
    save: "",
    appendonly: "no",
    pidfile: path.join(home, "redis.pid"),
    daemonize: "no",
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  spawn(findProgram("redis-server") ?? "redis-server", args, { detached: true, stdio: ["ignore", log, log] }).unref();
  for (let i = 0; i < 100; i++) {
    if (await answers(socket)) return { url: socket, adopted: false, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Redis does not answer; its log is ${path.join(home, "redis.log")}.`);
}

/**
 * Whether a Redis answers on the socket.
 * @param {string} socket
 */
const answers = (socket) =>
  new Promise((/** @type {(yes: boolean) => void} */ resolve) => {
    if (!existsSync(socket)) return resolve(false);
    const connection = connect(socket, () => connection.write("PING\r\n"));
    connection.setTimeout(1000, () => connection.destroy());
    connection.on("data", (chunk) => {
      resolve(chunk.toString().startsWith("+PONG"));
      connection.destroy();
    });
    connection.on("error", () => resolve(false));
    connection.on("close", () => resolve(false));
  });

/**
 * The process of the Redis in a folder; its file outlives a kill -9.
 * @param {string} home
 */
function readProcess(home) {
  try {
    const pid = Number(readFileSync(path.join(home, "redis.pid"), "utf8"));
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("redis-server") ? pid : null;
  } catch {
    return null;
  }
}

/** @param {string} home */
async function end(home) {
  const pid = readProcess(home);
  if (pid === null) return;
  process.kill(pid, "SIGTERM");
  for (let i = 0; i < 100 && readProcess(home) !== null; i++) await new Promise((resolve) => setTimeout(resolve, 50));
}
