import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const limitMs = 60_000;

/** An `npm start` of a test, without npm: everything it prints, and the processes that it made. */
export interface Start {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** waits until it has printed something that fits */
  until(pattern: RegExp): Promise<RegExpMatchArray>;
  /** the exit code */
  readonly ended: Promise<number | null>;
}

/** @param variables what distinguishes it; the parts that the tests themselves use are not handed on */
export function start(variables: Readonly<Record<string, string>>): Start {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = process.env;
  const child = spawn(process.execPath, ["server/setup/start.mjs"], {
    env: { ...rest, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (text += part));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, output: () => text, until: (pattern) => untilPrinted(() => text, pattern), ended };
}

async function untilPrinted(read: () => string, pattern: RegExp): Promise<RegExpMatchArray> {
  for (const late = Date.now() + limitMs; Date.now() < late; ) {
    const found = read().match(pattern);
    if (found !== null) return found;
    await sleep(50);
  }
  throw new Error(`It did not print ${pattern}:\n${read()}`);
}

/** The processes whose environment or command line names a folder of data: all of one installation. */
export function processesOf(folder: string): { pid: number; command: string }[] {
  const found = [];
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const command = read(name, "cmdline").replaceAll("\0", " ").trim();
    const environment = read(name, "environ").split("\0");
    if (command.includes(folder) || environment.includes(`DM_DATA_DIR=${folder}`))
      found.push({ pid: Number(name), command });
  }
  return found.filter(({ command, pid }) => command !== "" && pid !== process.pid);
}

export const processOf = (folder: string, part: string): number => {
  const found = processesOf(folder).find(({ command }) => command.includes(part));
  if (found === undefined) throw new Error(`${part} does not run.`);
  return found.pid;
};

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
