import type { Transaction } from "../../db/client";
import type { ReleaseSpec } from "../../domain/application/config";
import { type Place, type PlaceRequest, placeSlot } from "../../domain/placement/place-slot";
import { parsePlacement } from "../../domain/placement/placement";
import { architectureOf } from "../../domain/platform";
import { findNodesFor } from "./find-nodes-for";

export interface ToPlace {
  readonly appEnvironmentId: string;
  readonly organizationId: string;
  /** as stored */
  readonly placement: unknown;
  readonly groupId: string | null;
  readonly spec: Pick<ReleaseSpec, "limits" | "volumes">;
  /** os/architecture of the image; null where it is not known */
  readonly platform: string | null;
}

/** The node for the next replica of an application, or why there is none. */
export async function chooseNode(db: Transaction, wanted: ToPlace): Promise<Place> {
  const [nodes, request] = await Promise.all([findNodesFor(db, wanted), toRequest(db, wanted)]);
  return placeSlot(request, nodes);
}

/** What one replica asks of a node. */
export async function toRequest(db: Transaction, wanted: ToPlace): Promise<PlaceRequest> {
  const { spec, platform, appEnvironmentId } = wanted;
  return {
    placement: parsePlacement(wanted.placement),
    memoryBytes: spec.limits.memoryMb === null ? null : spec.limits.memoryMb * 1024 * 1024,
    architecture: architectureOf(platform),
    volumesOn: spec.volumes.length === 0 ? null : await findVolumes(db, appEnvironmentId),
  };
}

/** Its volumes are where it ran last: Docker's volumes are of one machine. */
async function findVolumes(db: Transaction, appEnvironmentId: string): Promise<string | null> {
  const newest = await db.replica.findFirst({
    where: { appEnvironmentId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { nodeId: true },
  });
  return newest?.nodeId ?? null;
}
