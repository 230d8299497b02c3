import { spawn } from "node:child_process";
import { leanEnvironment } from "./lean.mjs";

const backOffMs = [0, 500, 1000, 2000, 5000];
const stableMs = 30_000;
const readyMs = 30_000;
const patienceMs = 8_000;
/** A process ends with this when another start would end the same way (server/boot.ts). */
const refused = 78;

/**
 * Keeps a process running: started again when it ends, later each time, at once again after it ran well for a while.
 * In a group of its own, so that Ctrl-C reaches us alone; it ends by itself when its channel to us closes.
 * @param {string} name
 * @param {readonly string[]} args of node
 * @param {NodeJS.ProcessEnv} env
 * @param {(ready: Record<string, string>) => void} onReady each time it tells that it is ready, with what it tells
 * @returns {{ ready: Promise<void>, stop: () => Promise<void> }} ready rejects when it is not in time
 */
export function supervise(name, args, env, onReady) {
  let ended = false;
  let failures = 0;
  /** @type {import("node:child_process").ChildProcess | null} */
  let child = null;
  /** @type {() => void} */
  let onStopped = () => {};
  /** @type {() => void} */
  let onFirstReady = () => {};
  /** @type {() => void} */
  let onRefused = () => {};
  let wasReady = false;

  const start = () => {
    if (ended) return;
    const began = Date.now();
    child = spawn(process.execPath, args, {
      env: { ...env, ...leanEnvironment },
      detached: true,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child.on("message", (/** @type {Record<string, string>} */ ready) => {
      if (failures > 0) process.stdout.write(`! ${name} runs again\n`);
      wasReady = true;
      onReady(ready);
      onFirstReady();
    });
    child.on("exit", (code, signal) => {
      child = null;
      if (ended) return onStopped();
      if (code === refused && !wasReady) {
        ended = true;
        return onRefused();
      }
      failures = Date.now() - began > stableMs ? 1 : failures + 1;
      const wait = backOffMs[Math.min(failures, backOffMs.length) - 1] ?? 0;
      const times = failures > 1 ? `, ${failures} times in a row` : "";
      process.stdout.write(`! ${name} ended with ${signal ?? code}${times}; it starts again in ${wait / 1000} s\n`);
      setTimeout(start, wait);
    });
  };
  start();

  const ready = new Promise((/** @type {(nothing: void) => void} */ resolve, reject) => {
    onFirstReady = resolve;
    onRefused = () => reject(new Error(`${name} does not start. What it printed above says why.`));
    const late = new Error(`${name} does not come up. What it printed above says why.`);
    setTimeout(() => reject(late), readyMs).unref();
  });
  const stop = () =>
    new Promise((/** @type {(nothing: void) => void} */ resolve) => {
      ended = true;
      if (child === null) return resolve();
      onStopped = resolve;
      child.kill("SIGTERM");
      setTimeout(() => child?.kill("SIGKILL"), patienceMs).unref();
    });
  return { ready, stop };
}
