import { createHash } from "node:crypto";
import { realpathSync } from "node:fs";
import { connect, createServer } from "node:net";
import path from "node:path";

/**
 * A lock that ends with its process, however that ends: the kernel forgets the socket. Whoever finds it taken is told by whom.
 * @param {string} what
 * @param {string} folder that is locked
 * @param {() => string} [describe] who holds it, asked when somebody else comes
 * @returns {Promise<{ release: () => void } | { holder: string }>}
 */
export function takeLock(what, folder, describe = () => `process ${process.pid}`) {
  const place = addressOf(what, folder);
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on("error", () => {}).end(describe()));
    server.unref();
    server.on("error", (error) => {
      if (!("code" in error) || error.code !== "EADDRINUSE") return reject(error);
      ask(place).then((holder) => resolve({ holder }));
    });
    server.listen(place, () => resolve({ release: () => void server.close() }));
  });
}

/**
 * Does something that two processes must not do at once in one folder; the second one waits.
 * @template T
 * @param {string} what
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(what, folder, work) {
  for (;;) {
    const lock = await takeLock(what, folder);
    if ("release" in lock) return work().finally(lock.release);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * Linux' abstract sockets leave no file behind that a crash would make stale. Elsewhere a pipe's name would do.
 * @param {string} what
 * @param {string} folder
 */
function addressOf(what, folder) {
  const hash = createHash("sha256")
    .update(realpathSync(path.resolve(folder)))
    .digest("hex")
    .slice(0, 24);
  return `\0docker-manager-${what}-${hash}`;
}

/** @param {string} place */
const ask = (place) =>
  new Promise((/** @type {(holder: string) => void} */ resolve) => {
    let said = "";
    const socket = connect(place);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("data", (part) => (said += part));
    socket.on("error", () => {});
    socket.on("close", () => resolve(said || "another process"));
  });
