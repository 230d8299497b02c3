import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";

/**
 * A port of 127.0.0.1 that nobody listens on now.
 * @returns {Promise<number>}
 */
export const freePort = () =>
  listen(0, "127.0.0.1").then((port) => port ?? Promise.reject(new Error("No port is free.")));

/**
 * The wanted port, or, where somebody listens there, a free one and the name of who has it.
 * @param {number} wanted
 * @returns {Promise<{ port: number, holder: string | null }>}
 */
export async function choosePort(wanted) {
  if ((await listen(wanted, "0.0.0.0")) !== null) return { port: wanted, holder: null };
  return { port: await freePort(), holder: holderOf(wanted) ?? "another program" };
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<number | null>} null when it is taken
 */
const listen = (port, host) =>
  new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(null));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });

/**
 * The command that listens on a port, as far as /proc tells us.
 * @param {number} port
 * @returns {string | null}
 */
export function holderOf(port) {
  const listening = "0A";
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  for (const table of ["/proc/net/tcp", "/proc/net/tcp6"]) {
    const row = read(table)
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .find(([, local, , state]) => local?.endsWith(`:${hex}`) && state === listening);
    if (row?.[9] !== undefined) return commandWithSocket(row[9]);
  }
  return null;
}

/** @param {string} inode */
function commandWithSocket(inode) {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    if (!descriptors(pid).includes(`socket:[${inode}]`)) continue;
    return `${read(`/proc/${pid}/comm`).trim()} (process ${pid})`;
  }
  return null;
}

/** @param {string} pid */
const descriptors = (pid) =>
  attempt(() => readdirSync(`/proc/${pid}/fd`), []).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`));

/** @param {string} file */
const linkOf = (file) => attempt(() => readlinkSync(file), "");

/** @param {string} file */
const read = (file) => attempt(() => readFileSync(file, "utf8"), "");

/**
 * Processes end and files close while we look, and some are not ours to read: then there is nothing to see.
 * @template T
 * @param {() => T} look
 * @param {T} nothing
 * @returns {T}
 */
function attempt(look, nothing) {
  try {
    return look();
  } catch {
    return nothing;
  }
}
