import type { Engine } from "../../docker/engine";
import { EngineError, isEngineError } from "../../docker/engine-error";
import { describeTransfer } from "../registry/describe-transfer";
import { watchSilence } from "../registry/watch-silence";
import type { CopyDeps } from "./copy-deps";
import { copyFromNode } from "./copy-from-node";
import { findHolder } from "./find-holder";
import type { Pull } from "./find-pull";

export interface Bring {
  readonly nodeId: string;
  /** whose image it is: only their nodes and the installation's are asked for it */
  readonly organizationId: string;
  readonly image: {
    readonly id: string;
    /** ours, under which the node keeps it */
    readonly name: string;
  };
  /** null: no registry is known to have it */
  readonly pull: Pull | null;
  readonly signal: AbortSignal;
  /** Says how far it is. */
  readonly say: (detail: string) => void;
}

/**
 * Brings an image to a node: from a registry that says exactly which one it is, else from a node that has it. It has a name of ours
 * there, by which it is found when nobody needs it any more. @returns which way it took, in a sentence @throws EngineError
 */
export async function bringImage(deps: CopyDeps, wanted: Bring): Promise<string> {
  const { nodeId, organizationId, image, pull, signal, say } = wanted;
  const target = await deps.engines.get(nodeId);
  const missed = pull === null ? null : await pullExact(target, pull, wanted);
  if (pull !== null && missed === null) return `Pulled from ${pull.registry} by its digest.`;
  const { holder, silent } = await findHolder(deps, { nodeId, organizationId, reference: image.id });
  if (holder === null) throw toMissing(silent, missed);
  // The name comes along in the stream: there is no moment in which the image is there without one.
  await holder.engine.tag(image.id, image.name);
  const had = await copyFromNode(deps, holder, target, { name: image.name, signal, say });
  if ((await target.inspectImage(image.id)) !== null) {
    const why = missed === null ? "" : `, as ${missed}`;
    return `Copied from node ${holder.name}${why}${describeHad(had.size, holder.image.layers.length)}.`;
  }
  await target.removeImage(image.name);
  throw new EngineError(
    "refused",
    "The node made another image out of what was sent. Let all nodes keep images the same way: see the storage driver on their pages.",
  );
}

const describeHad = (had: number, all: number): string =>
  had === 0 ? "" : `; ${had} of its ${all} layers ${had === 1 ? "was" : "were"} there already`;

/** A node that does not answer may be back at the next try. */
function toMissing(silent: readonly string[], missed: string | null): EngineError {
  const also = missed === null ? "" : `, and ${missed}`;
  return silent.length > 0
    ? new EngineError(
        "unreachable",
        `No node that answers has the image${also}; ${silent.join(", ")} may, but is away.`,
      )
    : new EngineError("image_missing", `No node has the image any more${also}. Deploy its commit again.`);
}

/** A registry that does not give it now is no reason to fail. @returns why it did not; null: the node has the image */
async function pullExact(
  target: Engine,
  { reference, registry, login }: Pull,
  { image, signal, say }: Bring,
): Promise<string | null> {
  const before = await target.inspectImage(reference);
  const silence = watchSilence(signal);
  try {
    await target.pull(reference, {
      ...{ login, signal: silence.signal, onLine: () => {} },
      onProgress: (progress) => {
        silence.heard();
        say(`pulling the image from ${registry}, ${describeTransfer(progress)}`);
      },
    });
    if ((await target.inspectImage(image.id)) === null) return `${registry} gave another image by that digest`;
    await target.tag(image.id, image.name);
    return null;
  } catch (error) {
    if (signal.aborted) throw error;
    return silence.isSilent() ? `${registry} sent nothing any more` : describeMiss(registry, error);
  } finally {
    silence.stop();
    // Its name in the registry would keep it on the node when nobody needs it any more.
    if (before === null) await target.removeImage(reference).catch(() => {});
  }
}

function describeMiss(registry: string, error: unknown): string {
  if (isEngineError(error, "denied")) return `${registry} did not let the node in`;
  if (isEngineError(error, "image_missing")) return `${registry} does not have it any more`;
  if (isEngineError(error, "unreachable")) return `${registry} could not be reached from the node`;
  return `${registry} did not give it`;
}
