import type { Engine } from "../../docker/engine";

/**
 * Takes away what is ours of a node that is left: its edge, and the networks of environments. By their names alone: another
 * installation may be on the same engine. Volumes of applications stay, for they are data; so does everything else.
 * @param edgeName begins the names of the edge's containers; @param networks that were made for environments there
 */
export async function clearNode(engine: Engine, edgeName: string, networks: readonly string[]): Promise<void> {
  for (const part of ["edge", "companion"]) await engine.remove(`${edgeName}-${part}`);
  await engine.removeVolume(`${edgeName}-edge`);
  for (const network of [...networks, `0-${edgeName}-edge`]) await engine.removeNetwork(network);
}
