import type { Engine, ImageInfo } from "../../docker/engine";
import type { Deps } from "../../context";

export interface Holder {
  readonly engine: Engine;
  readonly bytes: number;
}

/** The first node to say that it has an image; null when none that answers does. */
export async function findHolder(
  { db, engines }: Pick<Deps, "db" | "engines">,
  nodeId: string,
  reference: string,
): Promise<Holder | null> {
  const nodes = await db.node.findMany({
    where: { id: { not: nodeId }, state: { not: "unreachable" } },
    select: { id: true },
  });
  const ask = async ({ id }: { readonly id: string }): Promise<Holder> => {
    const engine = await engines.get(id);
    const image: ImageInfo | null = await engine.inspectImage(reference);
    if (image === null) throw new Error("It is not here.");
    return { engine, bytes: image.bytes };
  };
  return Promise.any(nodes.map(ask)).catch(() => null);
}
