import type { Engine } from "../../docker/engine";
import { publishNode } from "../edge/publish-node";
import { harvestLog } from "../logs/harvest-log";
import { readReleaseFacts } from "../logs/read-release-facts";
import type { World } from "./load-world";
import type { Seen } from "./observe";
import type { ReconcileDeps } from "./reconcile-deps";

const lastLines = 100;

/**
 * One step towards the end of a replica: SIGTERM, then SIGKILL when its grace time is over, then its lines are kept and
 * it is removed. Called each tick until it is gone.
 */
export async function retireReplica(
  deps: ReconcileDeps,
  world: World,
  { row, container }: Seen,
  graceMs: number,
  now: number,
): Promise<void> {
  const engine = await deps.engines.get(row.nodeId);
  const ended = container.status === "exited" || container.status === "dead" || container.status === "created";
  if (!ended) {
    if (row.stoppingSince === null) {
      await deps.db.replica.update({ where: { id: row.id }, data: { stoppingSince: new Date(now) } });
      if (container.restart !== "no") await engine.setRestartPolicy(row.containerName, "no");
      await engine.kill(row.containerName, "SIGTERM");
    } else if (now - row.stoppingSince.getTime() >= graceMs) await engine.kill(row.containerName, "SIGKILL");
    return;
  }
  const lines = await readLastLines(deps, world.id, row, engine);
  // The row of what was kept is written before the container goes: after a crash in between, nothing is lost or doubled.
  await harvestLog(deps, world.id, row, engine);
  await engine.remove(row.containerName);
  const exitCode = row.stoppingSince === null ? container.exitCode : row.exitCode;
  const data = { removedAt: new Date(now), routed: false, exitCode, lastLines: lines };
  await deps.db.replica.update({ where: { id: row.id }, data });
  deps.book.forget(row.id);
  // Its address may be another one's only after the edge let go of it.
  if (row.live) await publishNode(deps, row.nodeId);
}

/** Masked like every other log: they are shown to people who may not read the secrets. */
async function readLastLines(deps: ReconcileDeps, appEnvironmentId: string, row: Seen["row"], engine: Engine) {
  const lines: { at: string; stream: string; text: string }[] = [];
  const signal = AbortSignal.timeout(5_000);
  try {
    const { mask } = await readReleaseFacts(deps, appEnvironmentId, row.releaseId);
    for await (const { at, stream, text } of engine.logs(row.containerName, { tail: lastLines, follow: false, signal }))
      lines.push({ at, stream, text: mask(text).slice(0, 2_000).toWellFormed() });
  } catch {
    // A log that cannot be read must not keep the container; the harvest says why.
  }
  return lines;
}
