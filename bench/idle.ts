import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { makeBenchGround } from "./installation";
import { residentBytes } from "./resident";
import type { Row } from "./row";

const watchedMs = 60_000;
/** what requests left behind is collected by then: http/tidy-when-quiet.ts */
const settleMs = 70_000;
const visits = 200;
const clockTicks = 100;

/** Memory and processor time of a whole installation that nobody uses, some time after somebody did. */
export async function benchIdle(): Promise<Row[]> {
  const ground = await makeBenchGround("idle", 15);
  const installation = await ground.start();
  try {
    for (let i = 0; i < visits; i++) await (await fetch(`${installation.url}/login`)).text();
    await sleep(settleMs);
    const before = ticksOf(installation.processes());
    await sleep(watchedMs);
    const processes = installation.processes();
    const seconds = (ticksOf(processes) - before) / clockTicks;
    const percent = Number(((seconds / (watchedMs / 1000)) * 100).toFixed(2));
    const megabytes = Math.round(residentBytes(processes) / 1e6);
    return [
      {
        figure: "idle: memory of all our processes with npm, Postgres, Redis, Traefik, each page counted once",
        value: megabytes,
        unit: "MB",
        target: "≤ 300",
        met: megabytes <= 300,
      },
      {
        figure: "idle: CPU of the same over 60 s, of one core",
        value: percent,
        unit: "%",
        target: "≤ 1",
        met: percent <= 1,
      },
    ];
  } finally {
    await installation.stop();
    await ground.remove();
  }
}

/** Processor time of processes so far; what ended meanwhile is in its parent's, which has waited for it. */
function ticksOf(pids: readonly number[]): number {
  let sum = 0;
  for (const pid of pids) {
    const [user = 0, system = 0, ofChildren = 0, systemOfChildren = 0] = fieldsOf(pid);
    sum += user + system + ofChildren + systemOfChildren;
  }
  return sum;
}

function fieldsOf(pid: number): number[] {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return afterName.slice(11, 15).map(Number);
  } catch {
    return [];
  }
}
