import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { attempt, type Ran } from "./run";

const commandLine = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ");
  } catch {
    return "";
  }
};

/** The `unshare` that holds a host of this folder, or null. A reused pid is told apart by its command line. */
export function holderOf(folder: string): number | null {
  try {
    const pid = Number(readFileSync(path.join(folder, "pid"), "utf8"));
    return commandLine(pid).includes(` ${folder} `) ? pid : null;
  } catch {
    return null;
  }
}

/** PID 1 of the host, as seen from outside. */
async function initOf(holder: number): Promise<number | null> {
  const found = Number((await attempt("pgrep", ["-P", String(holder)])).out.split("\n")[0]);
  return found > 0 ? found : null;
}

/** Ends a host by its PID 1: SIGTERM is an orderly shutdown, SIGKILL a power failure (every process goes with it). */
export async function endHost(folder: string, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const holder = holderOf(folder);
  if (holder === null) return;
  process.kill((await initOf(holder)) ?? holder, signal);
  for (let waited = 0; waited < 400; waited++) {
    if (holderOf(folder) === null) return;
    await sleep(50);
  }
  throw new Error(`The test host in ${folder} does not end.`);
}

/** Runs a program inside the host, in its namespaces, with its own mounts, processes and network. */
export async function runInside(folder: string, argv: readonly string[]): Promise<Ran> {
  const holder = holderOf(folder);
  const init = holder && (await initOf(holder));
  if (!init) throw new Error("The test host is not up.");
  return attempt("nsenter", ["-t", String(init), "-m", "-p", "-n", "-r", "-w", "--", ...argv]);
}

/** Sends a signal to the dockerd inside the host. */
export async function signalDockerd(folder: string, signal: string): Promise<void> {
  const pid = (await runInside(folder, ["cat", "/run/docker.pid"])).out.trim();
  if (pid) await runInside(folder, ["kill", `-${signal}`, pid]);
}
