import type { Transaction } from "../../db/client";
import type { ReleaseSpec } from "../../domain/application/config";
import { isCheckedByEdge } from "../../domain/health/own-look";
import type { RoutingTable, TargetCheck, TargetGroup } from "../../domain/routing/table";
import { realAppEnvironment } from "../organizations/demo";

export interface BuiltTable {
  readonly table: RoutingTable;
  /** the replicas that are in it */
  readonly replicas: readonly { readonly id: string; readonly appEnvironmentId: string }[];
  /** ids of the domains of an application, in the order of its rules */
  readonly domains: ReadonlyMap<string, readonly string[]>;
}

/** The whole table of a node, as the rows wish it. An application with domains and no routed replica gets its page. */
export async function buildTable(tx: Transaction, nodeId: string): Promise<BuiltTable> {
  const [apps, replicas] = await Promise.all([
    tx.appEnvironment.findMany({
      where: { ...realAppEnvironment, domains: { some: {} } },
      select: {
        id: true,
        domains: { select: { id: true, host: true, path: true, stripPath: true }, orderBy: { id: "asc" } },
      },
    }),
    tx.replica.findMany({
      where: { nodeId, appEnvironment: realAppEnvironment, routed: true, removedAt: null, address: { not: null } },
      select: { id: true, appEnvironmentId: true, groupId: true, address: true, port: true, releaseId: true },
      orderBy: { id: "asc" },
    }),
  ]);
  const releaseIds = [...new Set(replicas.map(({ releaseId }) => releaseId))];
  const releases = await tx.release.findMany({ where: { id: { in: releaseIds } }, select: { id: true, spec: true } });
  const checks = new Map(releases.map(({ id, spec }) => [id, toCheck(spec as unknown as ReleaseSpec)]));
  const groups = new Map<string, Map<string, TargetGroup>>();
  for (const { appEnvironmentId, groupId, address, port, releaseId } of replicas) {
    const own = groups.get(appEnvironmentId) ?? new Map<string, TargetGroup>();
    const group = own.get(groupId) ?? { id: groupId, targets: [], check: checks.get(releaseId) ?? null };
    own.set(groupId, { ...group, targets: [...group.targets, { address: String(address), port }] });
    groups.set(appEnvironmentId, own);
  }
  const applications = apps.map(({ id, domains }) => ({
    id,
    rules: domains.map(({ host, path, stripPath }) => ({ host, path, strip: stripPath })),
    groups: [...(groups.get(id)?.values() ?? [])],
  }));
  const domains = new Map(apps.map(({ id, domains }) => [id, domains.map((domain) => domain.id)]));
  return { table: { applications }, replicas, domains };
}

function toCheck({ health }: ReleaseSpec): TargetCheck | null {
  if (!isCheckedByEdge(health)) return null;
  const { path, port, intervalMs, timeoutMs } = health;
  return { path, port, intervalMs, timeoutMs };
}
