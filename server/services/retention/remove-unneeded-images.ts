import type { Deps } from "../../context";
import type { Transaction } from "../../db/client";
import { readInstallationId } from "../../db/installation-id";
import { type ImageNeeds, namesToGiveUp } from "../../domain/retention/names-to-give-up";
import { lockImages } from "./lock-images";

const transactionMs = 180_000;

/**
 * Lets go of the images on a node that no release needs any more: of pruned releases, of builds whose deployment ended before they
 * were used, of applications that are gone.
 */
export async function removeUnneededImages(
  { db, engines }: Pick<Deps, "db" | "engines">,
  nodeId: string,
): Promise<void> {
  const engine = await engines.get(nodeId);
  const images = await engine.listImages();
  const before = await readNeeds(
    db,
    images.map(({ id }) => id),
  );
  for (const image of images) {
    if (namesToGiveUp(image, before).length === 0) continue;
    await db.$transaction(
      async (tx) => {
        await lockImages(tx, nodeId);
        for (const name of namesToGiveUp(image, await readNeeds(tx, [image.id]))) await engine.removeImage(name);
      },
      { timeout: transactionMs, maxWait: transactionMs },
    );
  }
}

async function readNeeds(db: Transaction, ids: readonly string[]): Promise<ImageNeeds> {
  const [installation, releases, builds] = await Promise.all([
    readInstallationId(db),
    db.release.findMany({
      where: { imageId: { in: [...ids] }, prunedAt: null },
      distinct: ["imageId"],
      select: { imageId: true },
    }),
    db.deployment.findMany({ where: { status: "BUILDING" }, select: { appEnvironmentId: true } }),
  ]);
  return {
    installation,
    imageIds: new Set(releases.map(({ imageId }) => imageId)),
    building: builds.map(({ appEnvironmentId }) => appEnvironmentId),
  };
}
