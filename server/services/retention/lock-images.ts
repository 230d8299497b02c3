import type { Transaction } from "../../db/client";

/**
 * Held by whoever notes that an image is needed, and by whoever clears away those that are not, until their transaction ends: so none is
 * removed between the look and the note. It is of one node: a slow one keeps no other waiting.
 */
export async function lockImages(tx: Transaction, nodeId: string): Promise<void> {
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtext(${`docker-manager images ${nodeId}`}))`;
}
