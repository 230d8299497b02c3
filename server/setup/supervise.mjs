import { spawn } from "node:child_process";

const backOffMs = [0, 500, 1000, 2000, 5000];
const stableMs = 30_000;

/**
 * Keeps a process running: started again when it ends, later each time, at once again after it ran well for a while.
 * @param {string} name
 * @param {readonly string[]} args of node
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ stop: () => Promise<void> }}
 */
export function supervise(name, args, env) {
  let ended = false;
  let failures = 0;
  /** @type {import("node:child_process").ChildProcess | null} */
  let child = null;
  /** @type {() => void} */
  let onStopped = () => {};

  const start = () => {
    if (ended) return;
    const began = Date.now();
    child = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    child.on("exit", (code, signal) => {
      child = null;
      if (ended) return onStopped();
      failures = Date.now() - began > stableMs ? 0 : failures + 1;
      const wait = backOffMs[Math.min(failures, backOffMs.length - 1)] ?? 0;
      process.stdout.write(`! ${name} ended with ${signal ?? code}; it starts again in ${wait / 1000} s\n`);
      setTimeout(start, wait);
    });
  };
  start();

  const stop = () =>
    new Promise((/** @type {(nothing: void) => void} */ resolve) => {
      ended = true;
      if (child === null) return resolve();
      onStopped = resolve;
      child.kill("SIGTERM");
      setTimeout(() => child?.kill("SIGKILL"), 8000).unref();
    });
  return { stop };
}
