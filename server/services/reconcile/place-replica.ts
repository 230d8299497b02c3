import type { ReleaseSpec } from "../../domain/application/config";
import { AppError } from "../../domain/errors";
import { describePlace } from "../../domain/placement/describe-placement";
import type { Place } from "../../domain/placement/place-slot";
import { chooseNode } from "../placement/choose-node";
import { activeOf, type World } from "./load-world";
import type { ReconcileDeps } from "./reconcile-deps";

interface ToPlace {
  readonly group: string;
  readonly slot: number;
  readonly releaseId: string;
  readonly spec: ReleaseSpec;
}

/** Where the next replica of a group may go. */
export async function findPlace(
  deps: Pick<ReconcileDeps, "db">,
  world: World,
  { group, releaseId: id, spec }: Omit<ToPlace, "slot">,
): Promise<Place> {
  const release = await deps.db.release.findUnique({ where: { id }, select: { platform: true } });
  return chooseNode(deps.db, {
    appEnvironmentId: world.id,
    organizationId: world.application.project.organizationId,
    placement: world.placement,
    groupId: group,
    spec,
    platform: release?.platform ?? null,
  });
}

/** Chooses the node of a new replica, and keeps why with the deployment that makes it. @returns the node's id @throws AppError limit */
export async function placeReplica(deps: ReconcileDeps, world: World, wanted: ToPlace): Promise<string> {
  const place = await findPlace(deps, world, wanted);
  const sentence = describePlace(place);
  if (place.node === null) throw new AppError("limit", sentence);
  const active = activeOf(world);
  if (active !== null) {
    const { name: node } = place.node;
    // Where there is one node there is nothing to explain.
    const alone = place.others.length === 0 && place.refusals.length === 0;
    const chosen = JSON.stringify({ [wanted.slot]: { node, sentence, alone } });
    // Several slots are placed in one tick: each adds its own part.
    await deps.db.$executeRaw`
      update "Deployment" set "placement" = coalesce("placement", '{}'::jsonb) || ${chosen}::jsonb where "id" = ${active.id}`;
  }
  return place.node.id;
}
