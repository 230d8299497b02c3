import { Prisma } from "../../db/generated/client";
import type { Transaction } from "../../db/client";

/**
 * The node on which each application was built last, in whatever environment, and whether that succeeded or not: steps that did are
 * kept there. Of one whose images are fetched, where that was.
 */
export async function findCaches(
  tx: Transaction,
  applicationIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ applicationId: string; nodeId: string }[]>`
    select distinct on (a."id") a."id" as "applicationId", d."buildNodeId" as "nodeId"
    from "Application" a
    join "AppEnvironment" ae on ae."applicationId" = a."id"
    join "Deployment" d on d."appEnvironmentId" = ae."id" and d."buildNodeId" is not null
    join "DeploymentStep" s on s."deploymentId" = d."id" and s."status" in ('done', 'failed')
      and s."key" = case a."sourceKind" when 'GIT' then 'build' else 'source' end
    where a."id" in (${Prisma.join([...new Set(applicationIds)])})
    order by a."id", d."createdAt" desc`;
  return new Map(rows.map(({ applicationId, nodeId }) => [applicationId, nodeId]));
}
