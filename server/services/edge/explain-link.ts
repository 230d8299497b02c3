import type { Deps } from "../../context";

/** Why the edge of a node does not reach that of another, as far as a look from there tells; a part of a sentence. */
export async function explainLink(
  { db, edges }: Pick<Deps, "db" | "edges">,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<string> {
  const { meshAddress, meshPort } = await db.node.findUniqueOrThrow({ where: { id: toId } });
  const place = `${meshAddress} port ${meshPort}`;
  try {
    const edge = await edges.get(fromId);
    const { reached, detail } = await edge.probe({
      ...{ kind: "tcp", address: String(meshAddress), port: meshPort, timeoutMs: 1_000 },
    });
    return reached ? `${place} answers, but not as the edge of that node` : `${place}: ${detail}`;
  } catch {
    return `${place} does not answer`;
  }
}
