import { createHash } from "node:crypto";
import type { Redis } from "ioredis";

export type StepStatus = "waiting" | "running" | "done" | "failed" | "cancelled";

export interface StepProgress {
  readonly key: string;
  readonly label: string;
  /** what is run there; null where that is only a look */
  readonly argv: readonly string[] | null;
  readonly status: StepStatus;
  /** what was found, or why it failed and what to do */
  readonly note: string | null;
  /** ms since the epoch, and how long it took; null while it has not begun or ended */
  readonly startedAt: number | null;
  readonly ms: number | null;
  /** the newest of what it said */
  readonly lines: readonly string[];
}

/** How far the installation of Docker on a machine is. */
export interface InstallProgress {
  /** as in "deploy@10.0.0.4" */
  readonly name: string;
  readonly phase: "running" | "done" | "failed" | "cancelled";
  /** somebody wants it to end after the step that runs */
  readonly cancelling: boolean;
  readonly steps: readonly StepProgress[];
  /** why it did not come to its end, and what to do */
  readonly problem: string | null;
  /** ms since the epoch; who runs it says so every few seconds */
  readonly startedAt: number;
  readonly beatAt: number;
}

/** Who runs it and says nothing for so long has ended. */
const silentMs = 20_000;
const keepSeconds = 3_600;

/** One installation per machine and organisation: its name comes of both. */
export const installKey = (organizationId: string, run: string): string => `install:${organizationId}:${run}`;
export const runOf = (endpoint: string): string => createHash("sha256").update(endpoint).digest("hex").slice(0, 32);

/** @returns false where another process installs there just now */
export async function claimInstall(redis: Redis, key: string): Promise<boolean> {
  const claimed = await redis.set(`${key}:claim`, "1", "PX", silentMs, "NX");
  if (claimed !== null) await redis.del(`${key}:cancel`, key);
  return claimed !== null;
}

/** Writes how far it is; with the end of it, another one may begin. */
export async function saveProgress(redis: Redis, key: string, progress: InstallProgress): Promise<void> {
  await redis.set(key, JSON.stringify(progress), "EX", keepSeconds);
  if (progress.phase === "running") await redis.set(`${key}:claim`, "1", "PX", silentMs);
  else await redis.del(`${key}:claim`);
}

export const requestCancel = (redis: Redis, key: string): Promise<unknown> =>
  redis.set(`${key}:cancel`, "1", "EX", keepSeconds);

export const isCancelled = async (redis: Redis, key: string): Promise<boolean> =>
  (await redis.exists(`${key}:cancel`)) === 1;

/** @returns null where nothing was installed there within the last hour */
export async function findProgress(redis: Redis, key: string, now: number): Promise<InstallProgress | null> {
  const text = await redis.get(key);
  if (text === null) return null;
  const progress = JSON.parse(text) as InstallProgress;
  if (progress.phase !== "running") return progress;
  if (now - progress.beatAt > silentMs) return { ...progress, phase: "failed", problem: left };
  return { ...progress, cancelling: await isCancelled(redis, key) };
}

const left =
  "Docker Manager ended while this went on. What ran on the machine may still go on there. Try again: what is done is not done twice.";
