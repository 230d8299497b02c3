import type { Engine } from "../../docker/engine";
import { sharedLayers } from "../../domain/image/shared-layers";

/** So many images of a node are looked at, the newest first: what one is built on is seldom the oldest. */
const mostImages = 100;

/** Which layers of an image a node has already. @param layers lowest first @throws EngineError */
export async function findSharedLayers(target: Engine, layers: readonly string[]): Promise<ReadonlySet<string>> {
  const images = (await target.listImages()).slice(0, mostImages);
  const found = await Promise.all(images.map(({ id }) => target.inspectImage(id)));
  return sharedLayers(
    layers,
    found.flatMap((image) => (image === null ? [] : [image.layers])),
  );
}
