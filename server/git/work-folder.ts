import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import path from "node:path";

const forgottenMs = 24 * 3_600_000;

export interface WorkFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** Its name says which process of which machine works in it, so that what a killed one left can be told from what is in use. */
export async function makeWorkFolder(parent: string, label: string): Promise<WorkFolder> {
  const name = [label, process.pid, randomBytes(4).toString("hex"), hostname()].join("_");
  const folder = path.resolve(parent, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { path: folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Clears away what processes that are gone have left: clones, and the keys that they were made with. */
export async function removeAbandoned(parent: string, now = Date.now()): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const [, pid, machine] = /^[a-z]+_(\d+)_[0-9a-f]{8}_(.+)$/.exec(name) ?? [];
    if (machine === undefined) continue;
    const folder = path.join(parent, name);
    const changed = await stat(folder).catch(() => null);
    const forgotten = changed !== null && now - changed.mtimeMs > forgottenMs;
    if (forgotten || (machine === hostname() && !isAlive(Number(pid))))
      await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
