import type { Deps } from "../../context";
import type { Engine, ImageInfo } from "../../docker/engine";
import { isEngineError } from "../../docker/engine-error";

export interface Holder {
  readonly nodeId: string;
  /** of its node */
  readonly name: string;
  readonly engine: Engine;
  readonly image: ImageInfo;
}

export interface Sought {
  /** the node that lacks it */
  readonly nodeId: string;
  /** whose nodes are asked, beside those of the installation; null: only those */
  readonly organizationId: string | null;
  /** a name, or an id */
  readonly reference: string;
}

export interface Search {
  /** the first node to say that it has the image */
  readonly holder: Holder | null;
  /** where there is none: the names of nodes that may have it, for all one knows, as they do not answer */
  readonly silent: readonly string[];
}

class Silent extends Error {}

/** Asks all other nodes whether they have an image. */
export async function findHolder(
  { db, engines }: Pick<Deps, "db" | "engines">,
  { nodeId, organizationId, reference }: Sought,
): Promise<Search> {
  const owners = [{ organizationId: null }, ...(organizationId === null ? [] : [{ organizationId }])];
  const nodes = await db.node.findMany({
    where: { id: { not: nodeId }, OR: owners },
    select: { id: true, name: true, state: true },
  });
  const ask = async ({ id, name, state }: (typeof nodes)[number]): Promise<Holder> => {
    if (state === "unreachable") throw new Silent(name);
    const silent = (error: unknown): never => {
      throw isEngineError(error) ? new Silent(name) : error;
    };
    const engine = await engines.get(id).catch(silent);
    const image = await engine.inspectImage(reference).catch(silent);
    if (image === null) throw new Error("It is not here.");
    return { nodeId: id, name, engine, image };
  };
  try {
    return { holder: await Promise.any(nodes.map(ask)), silent: [] };
  } catch (error) {
    const { errors } = error as AggregateError;
    return { holder: null, silent: errors.flatMap((one) => (one instanceof Silent ? one.message : [])) };
  }
}
