import type { Deps } from "../../context";
import { releasesToPrune } from "../../domain/retention/releases-to-prune";

/**
 * Notes which releases beyond the newest `keep` of an application in an environment nobody can go back to any more. Their images
 * are removed by who looks after the nodes. The row of the application is locked, as it is when somebody asks for a rollback.
 */
export async function pruneReleases(
  { db, now }: Pick<Deps, "db" | "now">,
  appEnvironmentId: string,
  keep: number,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "AppEnvironment" where "id" = ${appEnvironmentId} for update`;
    const releases = await tx.release.findMany({
      where: { appEnvironmentId, prunedAt: null },
      select: { id: true, number: true, imageId: true },
    });
    if (releases.length <= keep) return;
    const [appEnvironment, replicas, open] = await Promise.all([
      tx.appEnvironment.findUnique({ where: { id: appEnvironmentId }, select: { currentReleaseId: true } }),
      tx.replica.findMany({ where: { appEnvironmentId, removedAt: null }, select: { releaseId: true } }),
      tx.deployment.findMany({
        where: { appEnvironmentId, endedAt: null },
        select: { releaseId: true, previousReleaseId: true },
      }),
    ]);
    const ids = [
      appEnvironment?.currentReleaseId,
      ...replicas.map(({ releaseId }) => releaseId),
      ...open.flatMap(({ releaseId, previousReleaseId }) => [releaseId, previousReleaseId]),
    ];
    const needed = new Set(ids.filter((id): id is string => typeof id === "string"));
    const pruned = releasesToPrune(releases, needed, keep).map(({ id }) => id);
    await tx.release.updateMany({ where: { id: { in: pruned } }, data: { prunedAt: now() } });
  });
}
