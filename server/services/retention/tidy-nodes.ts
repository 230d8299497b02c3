import type { Deps } from "../../context";
import { limitBuildCache } from "./build-cache";
import { removeOldLayers } from "./remove-layers";
import { removeUnneededImages } from "./remove-unneeded-images";

/** Clears away on every node what we left there and nobody needs. One that is away is looked at when it is back. */
export async function tidyNodes(deps: Pick<Deps, "db" | "engines">, cacheBytes: number): Promise<void> {
  const nodes = await deps.db.node.findMany({ where: { state: { not: "unreachable" } }, select: { id: true } });
  for (const { id } of nodes) {
    try {
      await removeUnneededImages(deps, id);
      await removeOldLayers(deps, id);
      await limitBuildCache(deps, id, cacheBytes);
    } catch (error) {
      process.stderr.write(`tidy ${id}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
}
