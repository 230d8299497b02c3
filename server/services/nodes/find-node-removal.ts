import type { Transaction } from "../../db/client";
import type { ActorCtx } from "../use-case";

const shown = 5;

/** What stands in the way of a node's removal. */
export interface NodeRemoval {
  /** on it, and not removed yet */
  readonly replicas: number;
  /** "Storefront in prod (2)", the first of those that one may see */
  readonly applications: readonly string[];
  /** builds under way on it */
  readonly builds: number;
}

/**
 * The replicas on a node; of one that cannot be reached, those that were not given up with it: a machine that is gone for good can
 * be taken out once its replicas run elsewhere. Those of organisations that one does not belong to are counted and not named.
 */
export async function findNodeRemoval(db: Transaction, ctx: ActorCtx, nodeId: string): Promise<NodeRemoval> {
  const rows = await db.$queryRaw<
    { application: string; environment: string; organizationId: string; count: number }[]
  >`
    select a."name" as application, e."name" as environment, p."organizationId", count(*)::int as count
    from "Replica" r
    join "AppEnvironment" ae on ae."id" = r."appEnvironmentId"
    join "Environment" e on e."id" = ae."environmentId"
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId"
    join "Node" n on n."id" = r."nodeId"
    where r."nodeId" = ${nodeId} and r."removedAt" is null and (r."lostAt" is null or n."state" <> 'unreachable')
    group by 1, 2, 3, a."id", e."id" order by 1, 2`;
  const builds = await db.deployment.count({
    where: { buildNodeId: nodeId, status: "BUILDING", leaseUntil: { gt: ctx.now() } },
  });
  return {
    builds,
    replicas: rows.reduce((sum, { count }) => sum + count, 0),
    applications: rows
      .filter(({ organizationId }) => Object.hasOwn(ctx.actor.organizations, organizationId))
      .slice(0, shown)
      .map(({ application, environment, count }) => `${application} in ${environment} (${count})`),
  };
}

/** "3 replicas are on it: Storefront in prod (2), Blog in dev (1). Drain it first."; null where nothing is in the way */
export function describeHindrance({ replicas, applications, builds }: NodeRemoval): string | null {
  const named = applications.length === 0 ? "" : `: ${applications.join(", ")}`;
  if (replicas > 0)
    return `${replicas === 1 ? "1 replica is" : `${replicas} replicas are`} on it${named}. Drain it first, or place them elsewhere.`;
  if (builds === 0) return null;
  return `${builds === 1 ? "1 build is" : `${builds} builds are`} under way on it. Disable it, and wait until ${builds === 1 ? "it has" : "they have"} ended.`;
}
