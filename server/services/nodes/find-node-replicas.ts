import { visibleScope } from "../projects/visible-projects";
import type { ActorCtx } from "../use-case";

/** A replica on a node, with its place in the tree. */
export interface NodeReplica {
  readonly id: string;
  readonly project: string;
  readonly application: string;
  readonly applicationName: string;
  readonly environment: string;
  readonly release: number | null;
  readonly slot: number;
  readonly phase: string;
  readonly exitCode: number | null;
  readonly restarts: number;
  /** of the release that serves, or of one that comes */
  readonly current: boolean;
  readonly createdAt: Date;
  /** of all, also those beyond the page */
  readonly total: number;
}

/** The replicas on a node that one may see, those that do not serve first, then by application. */
export const findNodeReplicas = (
  ctx: ActorCtx,
  organizationId: string,
  nodeId: string,
  { skip, take }: { readonly skip: number; readonly take: number },
): Promise<readonly NodeReplica[]> =>
  ctx.db.$queryRaw<NodeReplica[]>`
    select r."id", p."slug" as project, a."slug" as application, a."name" as "applicationName",
      e."slug" as environment, rel."number" as release, r."slot", r."phase", r."exitCode", r."restarts",
      coalesce(r."groupId" = ae."currentGroupId", false) as current, r."createdAt", (count(*) over ())::int as total
    from "Replica" r
    join "AppEnvironment" ae on ae."id" = r."appEnvironmentId"
    join "Environment" e on e."id" = ae."environmentId"
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId" and ${visibleScope(ctx, organizationId)}
    left join "Release" rel on rel."id" = r."releaseId"
    where r."nodeId" = ${nodeId} and r."removedAt" is null
    order by (r."phase" = 'healthy'), a."name", e."position", r."slot", r."id"
    limit ${take} offset ${skip}`;
