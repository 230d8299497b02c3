import { labelNames } from "../../domain/container-spec/labels";
import { findDiffering } from "../../domain/node/find-differing";
import { wakeReconcile } from "../../jobs/add-job";
import { realAppEnvironment } from "../organizations/demo";
import type { ReconcileDeps } from "./reconcile-deps";

/** Wakes the driver of all that runs on a node: after a time in which nobody heard its events. */
export async function wakeNode({ db }: Pick<ReconcileDeps, "db">, nodeId: string): Promise<void> {
  const replicas = await db.replica.findMany({
    where: { nodeId, removedAt: null, lostAt: null, appEnvironment: realAppEnvironment },
    distinct: ["appEnvironmentId"],
    select: { appEnvironmentId: true },
  });
  for (const { appEnvironmentId } of replicas) await wakeReconcile(db, appEnvironmentId);
}

/** Compares what a node's engine lists with the rows, and wakes the driver of what differs. @throws EngineError */
export async function lookAtNode(
  { db, engines }: Pick<ReconcileDeps, "db" | "engines">,
  nodeId: string,
): Promise<void> {
  // The rows first: what is made meanwhile is looked for in vain only the other way round.
  const rows = await db.replica.findMany({
    where: { nodeId, removedAt: null, lostAt: null, appEnvironment: realAppEnvironment },
    select: { appEnvironmentId: true, containerName: true, phase: true, stoppingSince: true },
  });
  if (rows.length === 0) return;
  const containers = await (await engines.get(nodeId)).list({ [labelNames.managed]: "1" });
  const replicas = rows.map(({ stoppingSince, ...row }) => ({ ...row, stopping: stoppingSince !== null }));
  const { duty } = await db.node.findUniqueOrThrow({ where: { id: nodeId }, select: { duty: true } });
  // What shall leave it may have found no other node until now.
  if (duty === "draining") return wakeNode({ db }, nodeId);
  for (const id of findDiffering(replicas, containers)) await wakeReconcile(db, id);
}
