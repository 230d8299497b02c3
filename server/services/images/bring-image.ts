import type { Engine } from "../../docker/engine";
import { EngineError } from "../../docker/engine-error";
import { parseImageReference } from "../../domain/application/image-reference";
import { openCredential } from "../builds/open-credential";
import type { CopyDeps } from "./copy-deps";
import { findHolder } from "./find-holder";
import { streamImage } from "./stream-image";

export interface Bring {
  readonly nodeId: string;
  /** whose image it is: only their nodes and the installation's are asked for it */
  readonly organizationId: string;
  readonly image: {
    readonly id: string;
    /** ours, under which the node keeps it */
    readonly name: string;
    /** as it was fetched, or built */
    readonly reference: string;
  };
  readonly application: { readonly id: string; readonly sourceKind: string; readonly credential: string | null };
  readonly signal: AbortSignal;
  readonly say: (bytes: number, of: number) => void;
}

/**
 * Brings an image to a node: from its registry where that says exactly which one it is, else from a node that has it. It has a
 * name of ours there, by which it is found when nobody needs it any more.
 * @throws EngineError
 */
export async function bringImage(deps: CopyDeps, wanted: Bring): Promise<void> {
  const { nodeId, organizationId, image, signal, say } = wanted;
  const target = await deps.engines.get(nodeId);
  if (await pullExact(deps, target, wanted)) return target.tag(image.id, image.name);
  const holder = await findHolder(deps, { nodeId, organizationId, reference: image.id });
  if (holder === null)
    throw new EngineError("image_missing", "No node that answers has the image any more. Deploy its commit again.");
  // The name comes along in the stream: there is no moment in which the image is there without one.
  await holder.engine.tag(image.id, image.name);
  await streamImage(holder.engine, target, image.name, (bytes) => say(bytes, holder.bytes), signal);
  if ((await target.inspectImage(image.id)) !== null) return;
  await target.removeImage(image.name);
  throw new EngineError(
    "refused",
    "The node made another image out of what was sent. Let all nodes keep images the same way: see the storage driver on their pages.",
  );
}

/** By tag it could be another one by now. A registry that does not give it now is no reason to fail. */
async function pullExact(deps: CopyDeps, target: Engine, { image, application, signal }: Bring): Promise<boolean> {
  if (application.sourceKind !== "IMAGE" || !image.reference.includes("@")) return false;
  const { registry } = parseImageReference(image.reference);
  const stored = openCredential(deps.vault, application);
  const login = stored?.kind === "registry" ? { registry, ...stored } : null;
  try {
    await target.pull(image.reference, { login, signal, onLine: () => {} });
  } catch (error) {
    if (signal.aborted) throw error;
    return false;
  }
  return (await target.inspectImage(image.id)) !== null;
}
