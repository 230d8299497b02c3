import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of the files in a folder; links are not followed, and what vanishes meanwhile counts nothing. Stops above `enough`. */
export async function measureFolder(dir: string, enough = Number.POSITIVE_INFINITY): Promise<number> {
  let bytes = 0;
  const folders = [dir];
  for (let folder = folders.pop(); folder !== undefined && bytes <= enough; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else bytes += (await lstat(path).catch(() => null))?.size ?? 0;
      // an empty file costs an inode all the same
      bytes += 1;
    }
  }
  return bytes;
}

/** Calls back once when the folder has grown over the limit. @returns stops the watch */
export function watchFolderSize(dir: string, maxBytes: number, onTooLarge: () => void, everyMs = 300): () => void {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const look = async () => {
    const bytes = await measureFolder(dir, maxBytes);
    if (isStopped) return;
    if (bytes > maxBytes) onTooLarge();
    else timer = setTimeout(look, everyMs);
  };
  timer = setTimeout(look, everyMs);
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
