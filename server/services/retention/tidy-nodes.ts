import type { Deps } from "../../context";
import { limitBuildCache } from "./build-cache";
import { removeOldLayers } from "./remove-layers";
import { removeUnneededImages } from "./remove-unneeded-images";

/** Clears away on every node what we left there and nobody needs. A node that does not answer keeps no other from it. */
export async function tidyNodes(deps: Pick<Deps, "db" | "engines">, cacheBytes: number): Promise<void> {
  for (const { id } of await deps.db.node.findMany({ select: { id: true } })) {
    try {
      await removeUnneededImages(deps, id);
      await removeOldLayers(deps, id);
      await limitBuildCache(deps, id, cacheBytes);
    } catch (error) {
      process.stderr.write(`tidy ${id}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
