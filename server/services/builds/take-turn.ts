import type { Transaction } from "../../db/client";
import { recordEvent } from "../../events/record-event";
import { realAppEnvironment } from "../organizations/demo";
import type { BuildDeps } from "./build-deps";
import type { BuildRow } from "./build-row";

/**
 * Whether a build may begin on the node now: a place is free, and nobody who came before waits for it. Asked under a lock, so
 * that two never take the last place at once.
 */
export async function hasRoomForBuild(
  tx: Transaction,
  { id, startedAt }: Pick<BuildRow, "id" | "startedAt">,
  places: number,
  now: Date,
): Promise<boolean> {
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtext('docker-manager builds'))`;
  const others = await tx.deployment.findMany({
    where: { status: "BUILDING", id: { not: id }, appEnvironment: realAppEnvironment },
    select: { id: true, startedAt: true, leaseUntil: true, cancelRequestedAt: true },
  });
  const running = others.filter(({ leaseUntil }) => leaseUntil !== null && leaseUntil > now);
  const before = others.filter(
    (other) => !running.includes(other) && other.cancelRequestedAt === null && isEarlier(other, { id, startedAt }),
  );
  return running.length + before.length < places;
}

type Turn = Pick<BuildRow, "id" | "startedAt">;

function isEarlier(one: Turn, other: Turn): boolean {
  const [a, b] = [one.startedAt?.getTime() ?? 0, other.startedAt?.getTime() ?? 0];
  return a < b || (a === b && one.id < other.id);
}

/** Says what a build waits for that cannot begin yet. */
export async function noteWaiting({ db, limits }: BuildDeps, row: BuildRow): Promise<void> {
  const one = limits.perNode === 1 ? "one is made" : `${limits.perNode} are made`;
  const waitingFor = `Waiting for another build to end: ${one} at a time on a node.`;
  const { project } = row.appEnvironment.application;
  await db.$transaction(async (tx) => {
    const { count } = await tx.deployment.updateMany({
      where: {
        ...{ id: row.id, status: "BUILDING", leaseOwner: null },
        OR: [{ waitingFor: null }, { waitingFor: { not: waitingFor } }],
      },
      data: { waitingFor },
    });
    if (count === 0) return;
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "deployment.progress",
      subjectId: row.id,
      payload: { projectId: project.id, appEnvironmentId: row.appEnvironmentId, status: "BUILDING" },
    });
  });
}
