import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { findProgram, installSystemPackages } from "./system-packages.mjs";

/**
 * Starts a Redis on a private socket, or adopts the one that an earlier start left running.
 * @param {string} folder where its socket and log stay
 * @returns {Promise<{ url: string, adopted: boolean, stop: () => Promise<void> }>}
 */
export async function startRedis(folder) {
  const home = path.resolve(folder);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const socket = path.join(home, "redis.sock");
  const stop = () => end(home);
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

/** @param {string} home */
async function end(home) {
  const file = path.join(home, "redis.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8"));
  const command = `/proc/${pid}/cmdline`;
  if (!existsSync(command) || !readFileSync(command, "utf8").includes("redis-server")) return;
  process.kill(pid, "SIGTERM");
  for (let i = 0; i < 100 && existsSync(command); i++) await new Promise((resolve) => setTimeout(resolve, 50));
}
