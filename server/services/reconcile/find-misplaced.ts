import type { ReleaseSpec } from "../../domain/application/config";
import { isChosen, parsePlacement } from "../../domain/placement/placement";
import type { ReplicaRow, World } from "./load-world";
import { findPlace } from "./place-replica";
import type { ReconcileDeps } from "./reconcile-deps";

/** The replicas that shall leave their node, because it is drained or not chosen any more, as far as another one can take them. */
export async function findMisplaced(
  deps: Pick<ReconcileDeps, "db">,
  world: World,
  specs: ReadonlyMap<string, ReleaseSpec>,
): Promise<ReadonlySet<string>> {
  const placement = parsePlacement(world.placement);
  const wrong = world.replicas.filter(
    ({ node }) =>
      node.duty === "draining" || !isChosen(placement, { id: node.id, labels: node.labels as Record<string, string> }),
  );
  const [one] = wrong;
  const spec = one && specs.get(one.releaseId);
  // The data of one with volumes does not go with it.
  if (one === undefined || spec === undefined || spec.volumes.length > 0) return new Set();
  const { node } = await findPlace(deps, world, { group: one.groupId, releaseId: one.releaseId, spec });
  return node === null ? new Set() : new Set(wrong.map((row: ReplicaRow) => row.id));
}
