import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { StoredFolder } from "../log-store";

/** What is in the folder of logs; a folder that is not there yet is empty. */
export async function listFolders(root: string): Promise<readonly StoredFolder[]> {
  const found: StoredFolder[] = [];
  for (const appEnvironmentId of await readdir(root).catch(nobody))
    for (const name of await readdir(path.join(root, appEnvironmentId)).catch(nobody)) {
      const [replicaId = "", begun = null] = name.split(".");
      const about = await stat(path.join(root, appEnvironmentId, name)).catch(() => null);
      if (about !== null) found.push({ appEnvironmentId, replicaId, begun, changedAt: about.mtime });
    }
  return found;
}

const nobody = (): string[] => [];
