import type { Transaction } from "../../db/client";
import type { DeploymentStatus, Replica } from "../../db/generated/client";

/** An application in an environment, with the release that is current and the deployment that failed last. */
export interface CellRow {
  readonly id: string;
  readonly applicationId: string;
  readonly environmentId: string;
  readonly deleting: boolean;
  readonly desired: number;
  readonly missing: number;
  readonly crashLoops: number;
  readonly currentGroupId: string | null;
  /** of the release; null where nothing was deployed */
  readonly number: number | null;
  readonly commit: string | null;
  readonly commitMessage: string | null;
  readonly imageId: string | null;
  /** since when it serves */
  readonly since: Date | null;
  readonly failure: number | null;
  readonly failureStatus: DeploymentStatus | null;
  readonly failureMessage: string | null;
}

export type CellReplica = Pick<
  Replica,
  | ("appEnvironmentId" | "groupId" | "slot" | "attempt" | "phase" | "phaseSince")
  | ("exitCode" | "routed" | "live" | "stoppingSince" | "restarts")
>;

/** A deployment that waits or is under way, with the number of its release if that is made already. */
export interface CellDeployment {
  readonly appEnvironmentId: string;
  readonly number: number;
  readonly status: DeploymentStatus;
  readonly waitingFor: string | null;
  readonly release: number | null;
}

/** None of the three needs what another finds, so a page waits once. */
export const readCellRows = (
  db: Transaction,
  applicationIds: readonly string[],
): Promise<[CellRow[], CellReplica[], CellDeployment[]]> => {
  const ids = [...applicationIds];
  return Promise.all([
    db.$queryRaw<CellRow[]>`
      select ae."id", ae."applicationId", ae."environmentId", a."deletingSince" is not null as deleting,
        ae."desiredCount" as desired, ae."missing", ae."crashLoops", ae."currentGroupId",
        r."number", r."commit", r."commitMessage", r."imageId",
        coalesce(made."servingAt", made."endedAt", r."createdAt") as since,
        f."number" as failure, f."status"::text as "failureStatus", f."message" as "failureMessage"
      from "AppEnvironment" ae
      join "Application" a on a."id" = ae."applicationId"
      left join "Release" r on r."id" = ae."currentReleaseId"
      left join "Deployment" made on made."id" = ae."currentGroupId"
      left join "Deployment" f on f."id" = ae."lastFailureId"
      where ae."applicationId" = any(${ids})`,
    db.$queryRaw<CellReplica[]>`
      select s."appEnvironmentId", s."groupId", s."slot", s."attempt", s."phase", s."phaseSince", s."exitCode",
        s."routed", s."live", s."stoppingSince", s."restarts"
      from "AppEnvironment" ae
      join "Replica" s on s."appEnvironmentId" = ae."id" and s."removedAt" is null
      where ae."applicationId" = any(${ids})
      order by s."slot", s."attempt"`,
    db.$queryRaw<CellDeployment[]>`
      select d."appEnvironmentId", d."number", d."status"::text, d."waitingFor", r."number" as release
      from "AppEnvironment" ae
      join "Deployment" d on d."appEnvironmentId" = ae."id"
        and d."status" in ('QUEUED', 'BUILDING', 'DEPLOYING', 'MONITORING')
      left join "Release" r on r."id" = d."releaseId"
      where ae."applicationId" = any(${ids})
      order by d."number"`,
  ]);
};
