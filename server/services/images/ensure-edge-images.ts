import type { Deps } from "../../context";
import { findHolder } from "./find-holder";
import { streamImage } from "./stream-image";

/**
 * Brings the images that the edge of a node is made of there: from a node that has them, so that all edges are made of the same
 * ones, else from their registry. @throws EngineError
 */
export async function ensureEdgeImages(
  deps: Pick<Deps, "db" | "engines" | "edges">,
  nodeId: string,
  signal: AbortSignal,
): Promise<void> {
  const [engine, edge] = await Promise.all([deps.engines.get(nodeId), deps.edges.get(nodeId)]);
  const { organizationId } = await deps.db.node.findUniqueOrThrow({ where: { id: nodeId } });
  for (const name of edge.images) {
    if ((await engine.inspectImage(name)) !== null) continue;
    // A digest is the registry's word: it does not come along from another engine.
    const holder = name.includes("@")
      ? null
      : (await findHolder(deps, { nodeId, organizationId, reference: name })).holder;
    if (holder === null) await engine.pull(name, { login: null, signal, onLine: () => {} });
    else await streamImage(holder.engine, engine, name, () => {}, signal);
  }
}
