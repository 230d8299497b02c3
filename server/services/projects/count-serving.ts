import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { ProjectScope } from "./visible-projects";

export interface ServingCounts {
  readonly applications: number;
  /** applications that shall run in at least one environment, and those of them that do so with all their replicas */
  readonly running: number;
  readonly whole: number;
  /** replicas that shall serve, and those that were seen to */
  readonly desired: number;
  readonly serving: number;
}

/** For a `with`: how much of each project serves. Projects without an application are left out. */
export const servingByProject = (scope: ProjectScope): Prisma.Sql => Prisma.sql`
  seen as (
    select "appEnvironmentId" as id, count(*) as serving from "Replica"
    where "removedAt" is null and "live" and "routed" and "phase" = 'healthy'
    group by "appEnvironmentId"
  ), apps as (
    select a."id", a."projectId",
      coalesce(sum(ae."desiredCount"), 0) as desired,
      coalesce(sum(least(coalesce(seen.serving, 0), ae."desiredCount")), 0) as serving
    from "Application" a
    join "Project" p on p."id" = a."projectId" and ${scope}
    left join "AppEnvironment" ae on ae."applicationId" = a."id"
    left join seen on seen.id = ae."id"
    where a."deletingSince" is null
    group by a."id"
  ), counted as (
    select "projectId", count(*)::int as applications,
      (count(*) filter (where desired > 0))::int as running,
      (count(*) filter (where desired > 0 and serving >= desired))::int as whole,
      sum(desired)::int as desired, sum(serving)::int as serving
    from apps group by "projectId"
  )`;

/** How much of each project serves, in one query. */
export const countServing = (
  db: Transaction,
  scope: ProjectScope,
): Promise<readonly (ServingCounts & { readonly projectId: string })[]> =>
  db.$queryRaw`with ${servingByProject(scope)} select * from counted`;
