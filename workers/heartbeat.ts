import { rmSync, writeFileSync } from "node:fs";

/**
 * Leaves a sign of life: a file whose time says when the worker last saw its database and looked for work. A worker that
 * hangs, or whose database is away, does not touch it. That of an earlier run is taken away first.
 * @param file none: nobody looks for it
 */
export function createHeartbeat(file: string | undefined): () => void {
  if (file === undefined) return () => {};
  rmSync(file, { force: true });
  return () => writeFileSync(file, "");
}
