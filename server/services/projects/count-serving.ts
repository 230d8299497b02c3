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

/**
 * For a `with`: how much of each project serves. Projects without an application are left out. What is read of replicas and
 * environments is in two indexes ("Replica_serving", "AppEnvironment_desired"), in the same order.
 */
export const servingByProject = (scope: ProjectScope): Prisma.Sql => Prisma.sql`
  seen as (
    select "appEnvironmentId" as id, count(*) as serving from "Replica"
    where "removedAt" is null and "live" and "routed" and "phase" = 'healthy'
    group by "appEnvironmentId"
  ), apps as (
    select ae."applicationId" as id, sum(ae."desiredCount") as desired,
      sum(least(coalesce(seen.serving, 0), ae."desiredCount")) as serving
    from "AppEnvironment" ae left join seen on seen.id = ae."id"
    where ae."desiredCount" > 0
    group by ae."applicationId"
  ), counted as (
    select a."projectId", count(*)::int as applications, count(apps.id)::int as running,
      (count(*) filter (where serving >= desired))::int as whole,
      coalesce(sum(desired), 0)::int as desired, coalesce(sum(serving), 0)::int as serving
    from "Application" a
    join "Project" p on p."id" = a."projectId" and ${scope}
    left join apps on apps.id = a."id"
    where a."deletingSince" is null
    group by a."projectId"
  )`;

/** How much of each project serves, in one query. */
export const countServing = (
  db: Transaction,
  scope: ProjectScope,
): Promise<readonly (ServingCounts & { readonly projectId: string })[]> =>
  db.$queryRaw`with ${servingByProject(scope)} select * from counted`;
