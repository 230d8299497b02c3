import type { Deps } from "../../context";
import { localNodeId } from "../../machines/local-node";

/** The images of the edge, which our own set-up puts on its machine's engine: a node that lacks one gets it from there. */
export async function ensureEdgeImages(
  { engines, edgeImages }: Pick<Deps, "engines" | "edgeImages">,
  nodeId: string,
): Promise<void> {
  if (nodeId === localNodeId) return;
  const to = await engines.get(nodeId);
  for (const name of edgeImages) {
    if ((await to.inspectImage(name)) !== null) continue;
    const from = await engines.get(localNodeId);
    // Where it is nowhere, the edge says so when it is brought up.
    if ((await from.inspectImage(name)) !== null) await to.load(await from.save(name));
  }
}
