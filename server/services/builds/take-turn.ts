import type { Transaction } from "../../db/client";
import type { BuildChoice, BuildWish } from "../../domain/build/choose-build-node";
import { takeTurns } from "../../domain/build/take-turns";
import { parsePlacement } from "../../domain/placement/placement";
import { realAppEnvironment } from "../organizations/demo";
import type { BuildDeps, BuildLimits } from "./build-deps";
import { findBuildNodes } from "./find-build-nodes";
import { findCaches } from "./find-caches";

/**
 * On which node a build begins now, which is noted with it; or why it has to wait. Asked under a lock, so that two never take the
 * last turn of a node at once. @returns null when somebody else builds it already
 */
export async function takeTurn(
  tx: Transaction,
  { limits, now }: Pick<BuildDeps, "now"> & { readonly limits: Pick<BuildLimits, "perNode"> },
  deploymentId: string,
): Promise<BuildChoice | null> {
  await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtext('docker-manager builds'))`;
  const at = now();
  const builds = await tx.deployment.findMany({
    where: { status: "BUILDING", appEnvironment: realAppEnvironment },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, leaseUntil: true, cancelRequestedAt: true, buildNodeId: true },
      appEnvironment: { select: { placement: true, application: { include: { project: true } } } },
    },
  });
  const isRunning = ({ leaseUntil }: (typeof builds)[number]) => leaseUntil !== null && leaseUntil > at;
  const waiting = builds.filter(
    (one) => !isRunning(one) && (one.cancelRequestedAt === null || one.id === deploymentId),
  );
  const own = waiting.findIndex(({ id }) => id === deploymentId);
  if (own < 0) return null;
  const asked = waiting.slice(0, own + 1);
  const nodes = await findBuildNodes(tx, builds.filter(isRunning), limits.perNode);
  const applications = asked.map(({ appEnvironment }) => appEnvironment.application.id);
  const caches = await findCaches(tx, applications);
  const turns = asked.map(({ id, buildNodeId, appEnvironment: { placement, application } }) => {
    const wish: BuildWish = {
      work: application.sourceKind === "GIT" ? "build" : "fetch",
      organizationId: application.project.organizationId,
      // one that was begun already goes on from what is there of it
      cachedOn: buildNodeId ?? caches.get(application.id) ?? null,
      placement: parsePlacement(placement),
    };
    return { id, wish };
  });
  const choice = takeTurns(turns, nodes, at.getTime()).get(deploymentId) ?? null;
  if (choice?.kind !== "node") return choice;
  // By the clock of the database, which says whose lease it is: never under the hands of who builds it.
  const count = await tx.$executeRaw`
    update "Deployment" set "buildNodeId" = ${choice.node.id}
    where "id" = ${deploymentId} and ("leaseUntil" is null or "leaseUntil" < (now() at time zone 'utc'))`;
  return count === 0 ? null : choice;
}
