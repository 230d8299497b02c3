import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** One of our two processes, as it runs in production: started again when it ends by itself. */
export interface OwnProcess {
  /** null while it does not run */
  pid(): number | null;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** An orderly stop; SIGKILL when it takes too long. */
  stop(): Promise<void>;
}

const limitMs = 20_000;
const restartMs = 300;

/**
 * @param entry build/server.js or build/worker.js, as `npm start` bundles them
 * @param ready what it prints when it is
 */
export function ownProcess(entry: string, ready: string, variables: Readonly<Record<string, string>>): OwnProcess {
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    const gone = new Promise((resolve) => running.once("exit", resolve));
    running.kill(signal);
    const late = setTimeout(() => running.kill("SIGKILL"), limitMs);
    await gone;
    clearTimeout(late);
  };
  const start = (): Promise<void> => {
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, ...variables } as unknown as NodeJS.ProcessEnv;
    const started = spawn(process.execPath, [entry], { env, stdio: ["ignore", "pipe", "inherit"] });
    child = started;
    started.once("exit", () => {
      if (child === started) setTimeout(() => child === started && void start(), restartMs);
    });
    return new Promise((resolve) => {
      createInterface({ input: started.stdout }).on("line", (line) => {
        if (line.includes(ready)) resolve();
      });
    });
  };
  return {
    pid: () => child?.pid ?? null,
    start,
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
  };
}

export const ownWorker = (variables: Readonly<Record<string, string>>): OwnProcess =>
  ownProcess("build/worker.js", "The worker is ready", variables);

export const ownServer = (variables: Readonly<Record<string, string>>): OwnProcess =>
  ownProcess("build/server.js", "Docker Manager answers", variables);
