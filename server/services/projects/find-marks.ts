import type { Transaction } from "../../db/client";
import { type Mark, markOf, worstMark } from "../../domain/application/mark";
import { once } from "../once";
import type { ActorCtx } from "../use-case";
import { type ProjectScope, visibleScope } from "./visible-projects";

export interface ApplicationMark {
  readonly applicationId: string;
  readonly projectId: string;
  readonly folderId: string | null;
  readonly mark: Mark;
  /** its environments in which a deployment is under way */
  readonly underWay: number;
}

interface Row {
  readonly applicationId: string;
  readonly projectId: string;
  readonly folderId: string | null;
  readonly desired: number;
  readonly missing: number;
  readonly lastFailure: "FAILED" | "ROLLED_BACK" | null;
  readonly active: boolean;
}

/**
 * The applications of these projects that move or need a person, each with the worst of its environments. One query that starts
 * from those few, so that it costs the same in a tree of any size.
 */
export async function findMarks(db: Transaction, scope: ProjectScope): Promise<readonly ApplicationMark[]> {
  const rows = await db.$queryRaw<Row[]>`
    with noted as (
      select "appEnvironmentId" as id, true as active from "Deployment"
      where "status" in ('QUEUED', 'BUILDING', 'DEPLOYING', 'MONITORING')
      union all
      select "id", false from "AppEnvironment" where "lastFailureId" is not null or "missing" > 0
    )
    select a."id" as "applicationId", a."projectId", a."folderId", ae."desiredCount" as desired, ae."missing",
      f."status"::text as "lastFailure", bool_or(noted.active) as active
    from noted
    join "AppEnvironment" ae on ae."id" = noted.id
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId" and ${scope}
    left join "Deployment" f on f."id" = ae."lastFailureId"
    group by a."id", ae."id", f."status"`;
  const marks = new Map<string, ApplicationMark>();
  for (const { applicationId, projectId, folderId, ...facts } of rows) {
    const before = marks.get(applicationId);
    const mark = worstMark([markOf(facts), before?.mark ?? null]);
    const underWay = (before?.underWay ?? 0) + Number(facts.active);
    if (mark !== null) marks.set(applicationId, { applicationId, projectId, folderId, mark, underWay });
  }
  return [...marks.values()];
}

/** Those of all projects of an organisation that the actor may see: the frame and the page ask for them in the same moment. */
export const findVisibleMarks = (ctx: ActorCtx, organizationId: string): Promise<readonly ApplicationMark[]> =>
  once(ctx, `marks:${organizationId}`, () => findMarks(ctx.db, visibleScope(ctx, organizationId)));
