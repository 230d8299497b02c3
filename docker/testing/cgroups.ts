import { existsSync, readdirSync, rmdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = "/sys/fs/cgroup";

function removeTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeTree(path.join(folder, entry.name));
  }
  rmdirSync(folder);
}

/** Removes a host's cgroups in every hierarchy (v1 has one per controller). They empty a moment after the processes end. */
export async function removeCgroups(name: string): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const left = [root, ...readdirSync(root).map((controller) => path.join(root, controller))]
      .map((folder) => path.join(folder, name))
      .filter((folder) => existsSync(folder));
    if (left.length === 0) return;
    for (const folder of left) {
      try {
        removeTree(folder);
      } catch {
        // still busy; the next try finds it again
      }
    }
    await sleep(100);
  }
  throw new Error(`The control groups of "${name}" could not be removed.`);
}
