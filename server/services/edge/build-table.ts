import type { Transaction } from "../../db/client";
import type { ReleaseSpec } from "../../domain/application/config";
import { isCheckedByEdge } from "../../domain/health/own-look";
import { chooseRemotes } from "../../domain/routing/choose-remotes";
import type { MeshEntry, RoutingTable, TargetCheck, TargetGroup } from "../../domain/routing/table";
import type { Vault } from "../../secrets/vault";
import { realAppEnvironment } from "../organizations/demo";
import { meshOf } from "./mesh-of";

export interface BuiltTable {
  readonly table: RoutingTable;
  /** the replicas that are in it: those of the node, and those of others */
  readonly replicas: readonly { readonly id: string; readonly appEnvironmentId: string }[];
  readonly remotes: readonly string[];
  /** ids of the domains of an application, in the order of its rules */
  readonly domains: ReadonlyMap<string, readonly string[]>;
}

/**
 * The whole table of a node, as the rows wish it: all applications of its organisation, or of all where it is of none, wherever
 * their replicas run. An application with domains and no routed replica gets its page.
 */
export async function buildTable(tx: Transaction, vault: Vault, nodeId: string): Promise<BuiltTable> {
  const node = await tx.node.findUniqueOrThrow({ where: { id: nodeId }, select: { organizationId: true } });
  const scope = scopeOf(node.organizationId);
  const [apps, own, mesh] = await Promise.all([
    tx.appEnvironment.findMany({
      where: { ...scope, domains: { some: {} } },
      select: {
        id: true,
        domains: { select: { id: true, host: true, path: true, stripPath: true }, orderBy: { id: "asc" } },
      },
    }),
    tx.replica.findMany({
      where: { nodeId, appEnvironment: realAppEnvironment, routed: true, removedAt: null, address: { not: null } },
      select,
      orderBy: { id: "asc" },
    }),
    meshOf(tx, vault, nodeId),
  ]);
  const remote = mesh === null || mesh.peers.length === 0 ? [] : await findRemote(tx, nodeId, scope);
  const reached = chooseRemotes(
    remote.filter((one) => mesh?.peers.some((peer) => peer.node === one.nodeId)),
    new Set(own.map(({ appEnvironmentId }) => appEnvironmentId)),
  );
  const groups = await toGroups(tx, own, reached);
  const applications = apps.map(({ id, domains }) => ({
    id,
    rules: domains.map(({ host, path, stripPath }) => ({ host, path, strip: stripPath })),
    groups: [...(groups.get(id)?.values() ?? [])],
  }));
  const domains = new Map(apps.map(({ id, domains }) => [id, domains.map((domain) => domain.id)]));
  return {
    table: { applications, mesh: mesh && { ...mesh, entries: await findEntries(tx, nodeId) } },
    replicas: own,
    remotes: reached.map(({ id }) => id),
    domains,
  };
}

const select = {
  id: true,
  appEnvironmentId: true,
  nodeId: true,
  groupId: true,
  address: true,
  port: true,
  releaseId: true,
};

/** Of what a node's edge serves. */
export const scopeOf = (organizationId: string | null) =>
  organizationId === null
    ? realAppEnvironment
    : { application: { project: { organizationId, organization: { demo: false } } } };

/** Those of other nodes that their own edge was seen to send to, each with whether its node was seen to be out of reach. */
async function findRemote(tx: Transaction, nodeId: string, scope: ReturnType<typeof scopeOf>) {
  const rows = await tx.replica.findMany({
    where: {
      ...{ nodeId: { not: nodeId }, appEnvironment: scope },
      ...{ routed: true, live: true, removedAt: null, lostAt: null, address: { not: null } },
    },
    select: { ...select, node: { select: { state: true, linksTo: { where: { fromId: nodeId, up: false } } } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ node, ...row }) => ({
    ...row,
    away: node.linksTo.length > 0,
    gone: node.state === "unreachable",
  }));
}

/**
 * Everything that is there, whether or not it gets traffic: what other edges still send has to arrive, also while they let go
 * of a replica one after the other.
 */
async function findEntries(tx: Transaction, nodeId: string): Promise<readonly MeshEntry[]> {
  const replicas = await tx.replica.findMany({
    where: { nodeId, appEnvironment: realAppEnvironment, removedAt: null, address: { not: null } },
    select: {
      ...{ id: true, address: true, port: true },
      appEnvironment: { select: { application: { select: { project: { select: { organizationId: true } } } } } },
    },
    orderBy: { id: "asc" },
  });
  return replicas.map(({ id, address, port, appEnvironment }) => ({
    ...{ replica: id, address: String(address), port },
    organization: appEnvironment.application.project.organizationId,
  }));
}

interface Found {
  readonly id: string;
  readonly appEnvironmentId: string;
  readonly nodeId: string;
  readonly groupId: string;
  readonly releaseId: string;
  readonly address: string | null;
  readonly port: number;
}

/** @returns by application in an environment, then by group */
async function toGroups(tx: Transaction, own: readonly Found[], remote: readonly Found[]) {
  const all = [...own, ...remote];
  const releaseIds = [...new Set(all.map(({ releaseId }) => releaseId))];
  const releases = await tx.release.findMany({ where: { id: { in: releaseIds } }, select: { id: true, spec: true } });
  const checks = new Map(releases.map(({ id, spec }) => [id, toCheck(spec as unknown as ReleaseSpec)]));
  const groups = new Map<string, Map<string, TargetGroup>>();
  for (const [index, { id, appEnvironmentId, nodeId, groupId, address, port, releaseId }] of all.entries()) {
    const known = groups.get(appEnvironmentId) ?? new Map<string, TargetGroup>();
    const empty = { id: groupId, targets: [], remotes: [], check: checks.get(releaseId) ?? null };
    const { targets, remotes, ...group } = known.get(groupId) ?? empty;
    known.set(
      groupId,
      index < own.length
        ? { ...group, targets: [...targets, { address: String(address), port }], remotes }
        : { ...group, targets, remotes: [...remotes, { replica: id, node: nodeId }] },
    );
    groups.set(appEnvironmentId, known);
  }
  return groups;
}

function toCheck({ health }: ReleaseSpec): TargetCheck | null {
  if (!isCheckedByEdge(health)) return null;
  const { path, port, intervalMs, timeoutMs } = health;
  return { path, port, intervalMs, timeoutMs };
}
