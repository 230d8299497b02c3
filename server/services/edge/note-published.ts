import type { Transaction } from "../../db/client";
import type { RefusedRoute } from "../../edge/edge";
import { realAppEnvironment } from "../organizations/demo";
import type { BuiltTable } from "./build-table";

/** Notes at each domain why the edge does not serve it. */
export async function noteRefused(
  tx: Transaction,
  { domains }: BuiltTable,
  refused: readonly RefusedRoute[],
): Promise<void> {
  const problems = new Map<string, string>();
  for (const { application, rule, reason } of refused) {
    const id = domains.get(application)?.[rule];
    if (id !== undefined) problems.set(id, reason.slice(0, 500));
  }
  const ids = [...problems.keys()];
  // Another node's edge may serve those of other organisations.
  const gone = { appEnvironmentId: { in: [...domains.keys()] }, problem: { not: null }, id: { notIn: ids } };
  await tx.domain.updateMany({ where: gone, data: { problem: null } });
  for (const [id, reason] of problems)
    await tx.domain.updateMany({ where: { id }, data: { problem: `The edge refuses it: ${reason}.` } });
}

/**
 * Only what was rendered was confirmed: a wish that came meanwhile stays unconfirmed until the next publish, and so do the
 * replicas of an application with a refused domain; those of all others go on.
 */
export async function noteLive(tx: Transaction, nodeId: string, { replicas, remotes }: BuiltTable): Promise<void> {
  const refused = await tx.domain.findMany({ where: { problem: { not: null } }, select: { appEnvironmentId: true } });
  const hidden = new Set(refused.map(({ appEnvironmentId }) => appEnvironmentId));
  const ids = replicas.map(({ id }) => id);
  const served = replicas.filter(({ appEnvironmentId }) => !hidden.has(appEnvironmentId)).map(({ id }) => id);
  await tx.replica.updateMany({ where: { nodeId, live: false, id: { in: served } }, data: { live: true } });
  const gone = { nodeId, live: true, id: { notIn: ids }, appEnvironment: realAppEnvironment };
  await tx.replica.updateMany({ where: gone, data: { live: false } });
  await noteRemote(tx, nodeId, remotes);
}

/** What this edge has of other nodes' replicas; written only where it has changed. */
async function noteRemote(tx: Transaction, nodeId: string, remotes: readonly string[]): Promise<void> {
  const noted = await tx.remoteRoute.findMany({ where: { nodeId }, select: { replicaId: true } });
  const known = new Set(noted.map(({ replicaId }) => replicaId));
  const come = remotes.filter((id) => !known.has(id));
  const gone = [...known].filter((id) => !remotes.includes(id));
  if (gone.length > 0) await tx.remoteRoute.deleteMany({ where: { nodeId, replicaId: { in: gone } } });
  if (come.length > 0)
    await tx.remoteRoute.createMany({ data: come.map((replicaId) => ({ nodeId, replicaId })), skipDuplicates: true });
}
