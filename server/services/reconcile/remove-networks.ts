import type { ReconcileDeps } from "./reconcile-deps";

/** Networks of environments in which nothing runs any more: each would cost the engine time at its next start. */
export async function removeUnusedNetworks(
  deps: Pick<ReconcileDeps, "db" | "engines" | "edges">,
  nodeId: string,
): Promise<void> {
  const unused = await deps.db.nodeNetwork.findMany({
    where: {
      nodeId,
      environment: {
        applications: {
          none: {
            OR: [
              { desiredCount: { gt: 0 } },
              { replicas: { some: { removedAt: null } } },
              { deployments: { some: { endedAt: null } } },
            ],
          },
        },
      },
    },
  });
  if (unused.length === 0) return;
  const engine = await deps.engines.get(nodeId);
  const edge = await deps.edges.get(nodeId);
  for (const { id, name } of unused) {
    await edge.leave(name);
    await engine.removeNetwork(name);
    if ((await engine.inspectNetwork(name)) === null) await deps.db.nodeNetwork.deleteMany({ where: { id } });
    // Something has just been started in it.
    else await edge.join(name);
  }
}
