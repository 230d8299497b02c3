import { spawn } from "node:child_process";

/**
 * Runs a program to its end; never through a shell.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, uid?: number, gid?: number }} [options] quiet keeps the output for the error
 * @returns {Promise<string>} what it printed, when quiet
 */
export function run(program, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    child.stdout?.on("data", (/** @type {Buffer} */ chunk) => (output += chunk));
    child.stderr?.on("data", (/** @type {Buffer} */ chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) return resolve(output);
      reject(new Error(`${program} ${args[0] ?? ""} ended with ${code}.\n${output.slice(-4000)}`));
    });
  });
}
