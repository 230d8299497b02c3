import type { Database } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { realAppEnvironment } from "../organizations/demo";

export const activeStatuses = ["BUILDING", "DEPLOYING", "MONITORING"] as const;

const include = {
  environment: true,
  application: { include: { project: true } },
  replicas: {
    where: { removedAt: null },
    orderBy: [{ slot: "asc" }, { attempt: "asc" }],
    include: { node: { select: { id: true, name: true, state: true, duty: true, labels: true } } },
  },
  deployments: {
    where: { status: { in: [...activeStatuses, "QUEUED"] } },
    orderBy: { number: "desc" },
    include: { release: true },
  },
} as const satisfies Prisma.AppEnvironmentInclude;

/** All rows that one tick of an application in an environment decides on. */
type Found = Prisma.AppEnvironmentGetPayload<{ include: typeof include }>;
export type ReplicaRow = Found["replicas"][number];
/** `lost` were given up with their nodes: nothing is decided on them any more, and their slots are free. */
export type World = Found & { readonly lost: readonly ReplicaRow[] };
export type DeploymentRow = World["deployments"][number];

/** @returns null when there is nothing to drive: it is gone, or it is a demonstration */
export async function loadWorld(db: Database, appEnvironmentId: string): Promise<World | null> {
  const found = await db.appEnvironment.findUnique({ where: { id: appEnvironmentId, ...realAppEnvironment }, include });
  if (found === null) return null;
  const replicas = found.replicas.filter(({ lostAt }) => lostAt === null);
  return { ...found, replicas, lost: found.replicas.filter(({ lostAt }) => lostAt !== null) };
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
