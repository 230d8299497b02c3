import type { Transaction } from "../../db/client";
import { domainName } from "../../domain/domains/domain-address";

/** What goes when an application, or all of a project, is deleted, and what stays. Lists are cut; the counts are not. */
export interface Removal {
  readonly applications: number;
  readonly replicas: number;
  readonly releases: number;
  readonly variables: number;
  readonly domains: readonly string[];
  readonly moreDomains: number;
  /** volumes, which stay on their nodes */
  readonly volumes: readonly string[];
  readonly moreVolumes: number;
}

const shown = 5;

/** Reads what a deletion would take: of one application, or of all of a project. */
export async function findRemoval(
  db: Transaction,
  scope: { readonly projectId: string; readonly applicationId?: string },
): Promise<Removal> {
  const application = {
    projectId: scope.projectId,
    ...(scope.applicationId === undefined ? {} : { id: scope.applicationId }),
  };
  const appEnvironment = { application };
  const [applications, replicas, releases, variables, domains, moreDomains, volumes] = await Promise.all([
    db.application.count({ where: application }),
    db.replica.count({ where: { appEnvironment, removedAt: null } }),
    db.release.count({ where: { appEnvironment } }),
    db.variable.count({ where: { appEnvironment } }),
    db.domain.findMany({ where: { appEnvironment }, orderBy: [{ host: "asc" }, { path: "asc" }], take: shown }),
    db.domain.count({ where: { appEnvironment } }),
    findVolumeNames(db, scope),
  ]);
  return {
    ...{ applications, replicas, releases, variables },
    domains: domains.map(domainName),
    moreDomains: moreDomains - domains.length,
    volumes: volumes.slice(0, shown),
    moreVolumes: Math.max(0, volumes.length - shown),
  };
}

/** From the configurations and from every release: a volume that is configured no more may still hold data. */
async function findVolumeNames(
  db: Transaction,
  scope: { readonly projectId: string; readonly applicationId?: string },
): Promise<readonly string[]> {
  const { projectId } = scope;
  const applicationId = scope.applicationId ?? null;
  const rows = await db.$queryRaw<{ name: string }[]>`
    with own as (
      select ae."id", ae."config" from "AppEnvironment" ae join "Application" a on a."id" = ae."applicationId"
      where a."projectId" = ${projectId} and (${applicationId}::text is null or a."id" = ${applicationId})
    )
    select v->>'name' as name from own, jsonb_array_elements(own."config"->'volumes') v
    union
    select v->>'name' from own join "Release" r on r."appEnvironmentId" = own."id", jsonb_array_elements(r."spec"->'volumes') v
    order by name`;
  return rows.map(({ name }) => name);
}
