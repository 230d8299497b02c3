import type { Deps } from "../../context";

interface Wanted {
  readonly deploymentId: string;
  readonly imageId: string | null;
  /** replicas whose containers are not made yet */
  readonly waiting: number;
}

/**
 * What a rollout waits for while the image of its release is on the way to a node, with how far it is; null where nothing is. A
 * slow link is no stand-still as long as the words change.
 */
export async function readUnderWay(
  { db, now }: Pick<Deps, "db" | "now">,
  { deploymentId, imageId, waiting }: Wanted,
): Promise<string | null> {
  if (imageId === null || waiting === 0) return null;
  const copies = await db.imageCopy.count({ where: { imageId, leaseUntil: { gt: now() } } });
  if (copies === 0) return null;
  const step = await db.deploymentStep.findFirst({ where: { deploymentId, key: "rollout" }, select: { detail: true } });
  return step?.detail ?? "Copying the image to a node";
}
