import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../../context";
import type { Engine } from "../../docker/engine";
import { wakeReconcile } from "../../jobs/add-job";
import { publishNode } from "../edge/publish-node";
import { harvestLog } from "../logs/harvest-log";

type Needs = Pick<Deps, "db" | "engines" | "edges" | "vault" | "logStore" | "logLimits" | "now">;

const graceMs = 10_000;
const lookMs = 200;

/**
 * Removes from a node that is back what was given up with it: others run in those slots since then. Its edge lets go of them
 * first; they get SIGTERM, and their lines are kept like those of every container that goes.
 */
export async function clearLost(deps: Needs, nodeId: string): Promise<void> {
  const rows = await deps.db.replica.findMany({ where: { nodeId, removedAt: null, lostAt: { not: null } } });
  if (rows.length === 0) return;
  const engine = await deps.engines.get(nodeId);
  // Where the edge is not up it sends to nobody.
  await publishNode(deps, nodeId).catch(() => null);
  await Promise.all(
    rows.map(async (row) => {
      const ended = await endContainer(engine, row.containerName);
      if (ended !== null) await harvestLog(deps, row.appEnvironmentId, row, engine);
      await engine.remove(row.containerName);
      await deps.db.replica.update({
        where: { id: row.id },
        data: { removedAt: deps.now(), routed: false, exitCode: ended?.exitCode ?? row.exitCode },
      });
      await wakeReconcile(deps.db, row.appEnvironmentId);
    }),
  );
}

async function endContainer(engine: Engine, name: string) {
  await engine.setRestartPolicy(name, "no");
  await engine.kill(name, "SIGTERM");
  for (const deadline = Date.now() + graceMs; ; await sleep(lookMs)) {
    const container = await engine.inspect(name);
    if (container?.status !== "running" || Date.now() > deadline) return container;
  }
}
