import type { Engine } from "../../docker/engine";
import { isEngineError } from "../../docker/engine-error";
import { makeWorkFolder } from "../../git/work-folder";
import { describeBytes } from "../registry/describe-transfer";
import type { CopyDeps } from "./copy-deps";
import type { Holder } from "./find-holder";
import { findSharedLayers } from "./find-shared-layers";
import { KeepFailed } from "./leave-out-layers";
import { type LeftOut, streamImage } from "./stream-image";

interface Wish {
  readonly name: string;
  readonly signal: AbortSignal;
  /** Says how far it is. */
  readonly say: (detail: string) => void;
}

/**
 * Sends an image from the node that has it to another one, without the layers that this has already; whole, where that fails.
 * @returns which they were @throws EngineError
 */
export async function copyFromNode(
  { workDir }: Pick<CopyDeps, "workDir">,
  { engine, image }: Holder,
  target: Engine,
  { name, signal, say }: Wish,
): Promise<ReadonlySet<string>> {
  const tell = (bytes: number) => say(`copying the image, ${describeBytes(bytes, image.bytes)}`);
  const send = (leftOut: LeftOut | null) => streamImage(engine, target, name, tell, signal, leftOut);
  const layers = await findSharedLayers(target, image.layers);
  if (layers.size > 0) {
    const folder = await makeWorkFolder(workDir, "copy");
    try {
      await send({ layers, folder: folder.path });
      return layers;
    } catch (error) {
      if (!(error instanceof KeepFailed) && !isLayerMissing(error)) throw error;
    } finally {
      await folder.remove();
    }
  }
  await send(null);
  return new Set();
}

/** What had the layer on the node was removed after the look: the engine finds no file for it, and makes no image. */
const isLayerMissing = (error: unknown): boolean =>
  isEngineError(error, "refused") && /no such file/i.test(error.message);
