import type { Database } from "../../db/client";
import { servingNodes } from "./mesh-of";

export interface Routed {
  readonly id: string;
  readonly nodeId: string;
  readonly routed: boolean;
  readonly live: boolean;
  readonly lostAt: Date | null;
}

/** Tells of a replica whether all edges that count have what is wished for it. */
export type IsConfirmed = (replica: Routed) => boolean;

/**
 * A replica gets traffic when its own edge and those of all nodes that are ready and reach its node send to it; it gets none when
 * none of them does. An edge that nobody can ask is not waited for: the own one is, unless its node was given up.
 */
export async function readConfirmed(
  db: Database,
  { id, organizationId }: { readonly id: string; readonly organizationId: string },
): Promise<IsConfirmed> {
  const nodes = await db.node.findMany({
    where: { ...servingNodes(organizationId), meshAddress: { not: null }, meshCertificate: { not: null } },
    select: { id: true, state: true, linksFrom: { where: { up: false }, select: { toId: true } } },
  });
  const ready = nodes.filter(({ state }) => state === "ready");
  const meshed = new Set(nodes.map((node) => node.id));
  // Most installations have one node.
  const routes =
    ready.length === 0
      ? []
      : await db.remoteRoute.findMany({
          where: { replica: { appEnvironmentId: id }, nodeId: { in: ready.map((node) => node.id) } },
        });
  const has = new Set(routes.map(({ nodeId, replicaId }) => `${nodeId} ${replicaId}`));
  const held = new Set(routes.map(({ replicaId }) => replicaId));
  return (replica) => {
    if (!replica.routed) return (replica.lostAt !== null || !replica.live) && !held.has(replica.id);
    if (!replica.live || !meshed.has(replica.nodeId)) return replica.live;
    return ready.every(
      (node) =>
        node.id === replica.nodeId ||
        node.linksFrom.some(({ toId }) => toId === replica.nodeId) ||
        has.has(`${node.id} ${replica.id}`),
    );
  };
}

/** The nodes of replicas of an application about which some edge has not what is wished; also of those that somebody else removed. */
export async function findUnconfirmed(
  db: Database,
  at: { readonly id: string; readonly organizationId: string },
): Promise<readonly string[]> {
  const [isConfirmed, replicas] = await Promise.all([
    readConfirmed(db, at),
    db.replica.findMany({
      where: {
        appEnvironmentId: at.id,
        OR: [{ removedAt: null }, { routed: false, live: true }, { remoteRoutes: { some: {} } }],
      },
      select: { id: true, nodeId: true, routed: true, live: true, lostAt: true, removedAt: true },
    }),
  ]);
  // a removed one is out of every table, whatever was wished
  const open = replicas.filter((one) => !isConfirmed(one.removedAt === null ? one : { ...one, routed: false }));
  return [...new Set(open.map(({ nodeId }) => nodeId))];
}
