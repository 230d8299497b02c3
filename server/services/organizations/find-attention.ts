import type { Transaction } from "../../db/client";
import type { ProjectScope } from "../projects/visible-projects";

/** An application in one environment that somebody should look at, and what serves there meanwhile. */
export interface AttentionRow {
  readonly project: string;
  readonly projectName: string;
  readonly application: string;
  readonly applicationName: string;
  readonly environment: string;
  readonly crashLoops: number;
  /** replicas that shall serve and were not seen to */
  readonly missing: number;
  /** how it is, as supervision saw it last */
  readonly note: string | null;
  readonly release: number | null;
  readonly desired: number;
  readonly serving: number;
  /** the deployment that nothing has made good since */
  readonly failure: number | null;
  readonly failureStatus: "FAILED" | "ROLLED_BACK" | null;
  readonly failureMessage: string | null;
  readonly failureRelease: number | null;
  readonly failedAt: Date | null;
  /** of all rows, also those beyond the limit */
  readonly total: number;
}

/** What does not serve first, then crash loops, then failures, newest first. What a deployment works on again is left out: somebody is on it. */
export const findAttention = (db: Transaction, scope: ProjectScope, limit: number): Promise<readonly AttentionRow[]> =>
  db.$queryRaw<AttentionRow[]>`
    select p."slug" as project, p."name" as "projectName", a."slug" as application, a."name" as "applicationName",
      e."slug" as environment, ae."crashLoops", ae."missing", ae."note", r."number" as release, ae."desiredCount" as desired,
      (select count(*)::int from "Replica" s where s."appEnvironmentId" = ae."id" and s."removedAt" is null
        and s."live" and s."routed" and s."phase" = 'healthy') as serving,
      f."number" as failure, f."status"::text as "failureStatus", f."message" as "failureMessage",
      fr."number" as "failureRelease", f."endedAt" as "failedAt", (count(*) over ())::int as total
    from "AppEnvironment" ae
    join "Application" a on a."id" = ae."applicationId" and a."deletingSince" is null
    join "Project" p on p."id" = a."projectId" and ${scope}
    join "Environment" e on e."id" = ae."environmentId"
    left join "Release" r on r."id" = ae."currentReleaseId"
    left join "Deployment" f on f."id" = ae."lastFailureId"
    left join "Release" fr on fr."id" = f."releaseId"
    where (ae."lastFailureId" is not null or ae."missing" > 0) and not exists (
      select 1 from "Deployment" d where d."appEnvironmentId" = ae."id"
        and d."status" in ('QUEUED', 'BUILDING', 'DEPLOYING', 'MONITORING'))
    order by (ae."missing" > 0 and ae."missing" >= ae."desiredCount") desc, (ae."crashLoops" > 0) desc,
      (ae."missing" > 0) desc, coalesce(f."status" = 'FAILED', false) desc, f."endedAt" desc nulls last, ae."id"
    limit ${limit}`;
