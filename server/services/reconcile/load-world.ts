import type { Database } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { localNodeId } from "../../machines/local-node";
import { realAppEnvironment } from "../organizations/demo";

export const activeStatuses = ["BUILDING", "DEPLOYING", "MONITORING"] as const;

const include = {
  environment: true,
  application: { include: { project: true } },
  replicas: { where: { removedAt: null }, orderBy: [{ slot: "asc" }, { attempt: "asc" }] },
  deployments: {
    where: { status: { in: [...activeStatuses, "QUEUED"] } },
    orderBy: { number: "desc" },
    include: { release: true },
  },
} as const satisfies Prisma.AppEnvironmentInclude;

/** All rows that one tick of an application in an environment decides on. */
export type World = Prisma.AppEnvironmentGetPayload<{ include: typeof include }> & { readonly nodeId: string };
export type ReplicaRow = World["replicas"][number];
export type DeploymentRow = World["deployments"][number];

/** @returns null when there is nothing to drive: it is gone, or it is a demonstration */
export async function loadWorld(db: Database, appEnvironmentId: string): Promise<World | null> {
  const found = await db.appEnvironment.findUnique({ where: { id: appEnvironmentId, ...realAppEnvironment }, include });
  return found === null ? null : { ...found, nodeId: localNodeId };
}

export const activeOf = (world: World): DeploymentRow | null =>
  world.deployments.find(({ status }) => status !== "QUEUED") ?? null;

/** The release that the replicas of a group run. */
export function releaseOfGroup(world: World, groupId: string): string | null {
  const active = activeOf(world);
  if (active?.groupId === groupId) return active.releaseId;
  if (active?.previousGroupId === groupId) return active.previousReleaseId;
  return world.currentGroupId === groupId ? world.currentReleaseId : null;
}
