import type { Deps } from "../../context";
import { readInstallationId } from "../../db/installation-id";
import type { Engine, ImageInfo } from "../../docker/engine";
import { imagePrefix } from "../../domain/container-spec/image-name";
import { imageNowhere } from "./image-errors";
import type { Transfers } from "./transfers";

type Needs = Pick<Deps, "db" | "engines"> & { readonly transfers: Transfers };

/**
 * Sees to it that a node has an image: straight from another node that has it, under the name by which it is kept, so that the
 * node lets go of it when no release needs it.
 * @returns false while it is on its way: look again
 * @throws EngineError image_missing when no node that answers has it, or why the copy failed
 */
export async function ensureImage(deps: Needs, nodeId: string, imageId: string): Promise<boolean> {
  const to = await deps.engines.get(nodeId);
  if ((await to.inspectImage(imageId)) !== null) return true;
  const source = await findSource(deps, nodeId, imageId);
  if (source === null) throw imageNowhere(imageId);
  const name = await keptName(deps.db, source.image);
  deps.transfers.begin({ nodeId, imageId, name, total: source.image.bytes, from: source.engine, to });
  return false;
}

/** Nodes that answer are asked at once; the first that has it sends it. */
async function findSource({ db, engines }: Needs, nodeId: string, imageId: string) {
  const nodes = await db.node.findMany({
    where: { id: { not: nodeId }, state: { not: "unreachable" } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const found = await Promise.all(
    nodes.map(async ({ id }): Promise<{ engine: Engine; image: ImageInfo } | null> => {
      try {
        const engine = await engines.get(id);
        const image = await engine.inspectImage(imageId);
        return image === null ? null : { engine, image };
      } catch {
        return null;
      }
    }),
  );
  return found.find((one) => one !== null) ?? null;
}

async function keptName(db: Deps["db"], { id, tags }: ImageInfo): Promise<string> {
  const prefix = imagePrefix(await readInstallationId(db));
  return tags.find((tag) => tag.startsWith(prefix)) ?? tags[0] ?? id;
}
