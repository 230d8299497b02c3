import type { Transaction } from "../../db/client";
import { addJob } from "../../jobs/add-job";

/** Lets every node publish its routes anew. */
export async function publishEverywhere(tx: Transaction): Promise<void> {
  for (const { id } of await tx.node.findMany({ select: { id: true } }))
    await addJob(tx, "publishEdge", { nodeId: id }, { key: `publishEdge:${id}` });
}
