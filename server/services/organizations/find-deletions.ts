import type { Transaction } from "../../db/client";
import type { ProjectScope } from "../projects/visible-projects";

/** What somebody deleted and is still taken down: an application, or a project with all in it. */
export interface DeletionRow {
  readonly kind: "application" | "project";
  readonly name: string;
  readonly project: string;
  /** applications and replicas that are still there */
  readonly applications: number;
  readonly replicas: number;
}

/** A project that goes tells of its applications, so these have no line of their own. */
export const findDeletions = (db: Transaction, scope: ProjectScope): Promise<readonly DeletionRow[]> =>
  db.$queryRaw<DeletionRow[]>`
    select case when p."deletingSince" is null then 'application' else 'project' end as kind,
      coalesce(case when p."deletingSince" is null then a."name" end, p."name") as name, p."slug" as project,
      count(distinct a."id")::int as applications, count(s."id")::int as replicas
    from "Project" p
    left join "Application" a on a."projectId" = p."id" and a."deletingSince" is not null
    left join "AppEnvironment" ae on ae."applicationId" = a."id"
    left join "Replica" s on s."appEnvironmentId" = ae."id" and s."removedAt" is null
    where ${scope} and (p."deletingSince" is not null or a."id" is not null)
    group by p."id", case when p."deletingSince" is null then a."id" end, case when p."deletingSince" is null then a."name" end
    order by min(coalesce(p."deletingSince", a."deletingSince"))
    limit 20`;
