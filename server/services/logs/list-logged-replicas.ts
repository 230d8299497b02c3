import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";

const most = 200;

const select = {
  id: true,
  slot: true,
  releaseId: true,
  createdAt: true,
  removedAt: true,
  exitCode: true,
  stoppingSince: true,
  log: { select: { lines: true, bytes: true, missing: true, droppedLines: true } },
} as const;

/** The replicas whose lines can be read: those that run, and those that were removed, the newest first. */
export const listLoggedReplicas = query({
  permission: "logs.read",
  input: appAddress,
  locate: locateAppEnvironment,
  async run({ db }, _, { appEnvironment: { id: appEnvironmentId } }) {
    const rows = await db.replica.findMany({
      where: { appEnvironmentId, phase: { not: "creating" } },
      orderBy: { createdAt: "desc" },
      take: most,
      select,
    });
    const releases = await db.release.findMany({
      where: { id: { in: rows.map(({ releaseId }) => releaseId) } },
      select: { id: true, number: true },
    });
    const numbers = new Map(releases.map(({ id, number }) => [id, number]));
    return rows.map(({ releaseId, log, stoppingSince, ...row }) => ({
      ...row,
      release: numbers.get(releaseId) ?? null,
      /** whether it ended because it was asked to */
      asked: stoppingSince !== null,
      /** lines that were kept; null for one that runs, or of which nothing was kept */
      lines: log?.lines ?? null,
      /** why lines of it are missing */
      missing: log?.missing ?? null,
    }));
  },
});
