import type { Engine, ImageInfo } from "../../docker/engine";
import type { Deps } from "../../context";

export interface Holder {
  readonly nodeId: string;
  readonly engine: Engine;
  readonly bytes: number;
  /** from the image's EXPOSE, lowest first */
  readonly ports: readonly number[];
}

export interface Sought {
  /** the node that lacks it */
  readonly nodeId: string;
  /** whose nodes are asked, beside those of the installation; null: only those */
  readonly organizationId: string | null;
  /** a name, or an id */
  readonly reference: string;
}

/** The first node to say that it has an image; null when none that answers does. */
export async function findHolder(
  { db, engines }: Pick<Deps, "db" | "engines">,
  { nodeId, organizationId, reference }: Sought,
): Promise<Holder | null> {
  const owners = [{ organizationId: null }, ...(organizationId === null ? [] : [{ organizationId }])];
  const nodes = await db.node.findMany({
    where: { id: { not: nodeId }, state: { not: "unreachable" }, OR: owners },
    select: { id: true },
  });
  const ask = async ({ id }: { readonly id: string }): Promise<Holder> => {
    const engine = await engines.get(id);
    const image: ImageInfo | null = await engine.inspectImage(reference);
    if (image === null) throw new Error("It is not here.");
    return { nodeId: id, engine, bytes: image.bytes, ports: image.ports };
  };
  return Promise.any(nodes.map(ask)).catch(() => null);
}
