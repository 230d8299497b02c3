import type { Release } from "../../db/generated/client";
import type { Deps } from "../../context";
import { EngineError } from "../../docker/engine-error";
import { addJob } from "../../jobs/add-job";
import { copyId } from "./copy-id";

/** Tries to bring an image to a node, before it counts as one that cannot be had there. */
export const copyTries = 6;

type WantedRelease = Pick<Release, "id" | "imageId" | "registryRef">;

/**
 * Whether a node has the image of a release. Where it lacks it, and a registry or another node may have it, it is brought by a job of its own,
 * which wakes the driver of the application: whoever asks again meanwhile is told “not yet”, so that a slow link keeps nobody
 * waiting. Where there is neither it says yes: that the image is gone is told by who needs it.
 * @throws EngineError image_missing with the reason, when it could not be brought
 */
export async function ensureImage(
  { db, engines, now }: Pick<Deps, "db" | "engines" | "now">,
  nodeId: string,
  { id: releaseId, imageId, registryRef }: WantedRelease,
): Promise<boolean> {
  const engine = await engines.get(nodeId);
  if ((await engine.inspectImage(imageId)) !== null) return true;
  if (registryRef === null && (await db.node.count({ where: { id: { not: nodeId } } })) === 0) return true;
  const id = copyId(nodeId, imageId);
  await db.imageCopy.createMany({ data: [{ id, nodeId, imageId }], skipDuplicates: true });
  const copy = await db.imageCopy.findUnique({ where: { id } });
  if (copy === null) return false;
  if (copy.failures >= copyTries) {
    // whoever wants it later tries anew
    await db.imageCopy.deleteMany({ where: { id, failures: copy.failures } });
    throw new EngineError("image_missing", copy.problem ?? "The image could not be brought to the node.");
  }
  const at = now();
  const isUnderWay = copy.leaseUntil !== null && copy.leaseUntil > at;
  const isToWait = copy.retryAt !== null && copy.retryAt > at;
  if (!isUnderWay && !isToWait) await addJob(db, "copyImage", { nodeId, releaseId }, { key: `copyImage:${id}` });
  return false;
}
