import type { Deps } from "../../context";
import type { Transfers } from "./transfers";

const mb = (bytes: number): number => Math.round(bytes / 1_000_000);

/** "Copying the image to b: 40 of 120 MB"; null while none is on its way. */
export async function describeTransfers(
  { db, transfers }: Pick<Deps, "db"> & { readonly transfers: Transfers },
  imageId: string | null,
): Promise<string | null> {
  const found = imageId === null ? [] : transfers.find(imageId);
  if (found.length === 0) return null;
  const nodes = await db.node.findMany({
    where: { id: { in: found.map(({ nodeId }) => nodeId) } },
    select: { id: true, name: true },
  });
  const parts = found.map(({ nodeId, bytes, total }) => {
    const name = nodes.find(({ id }) => id === nodeId)?.name ?? "a node";
    return `${name}: ${Math.min(mb(bytes), mb(total))} of ${mb(total)} MB`;
  });
  return `Copying the image to ${parts.sort().join(", ")}.`;
}
