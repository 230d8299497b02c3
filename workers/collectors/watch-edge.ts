import { setTimeout as sleep } from "node:timers/promises";
import { wakeReconcile } from "../../server/jobs/add-job";
import { bringUpEdge, publishNode } from "../../server/services/edge/publish-node";
import { ensureEdgeImages } from "../../server/services/images/ensure-edge-images";
import { createBackoff } from "../backoff";
import { lastLine } from "../last-line";
import type { WorkerDeps } from "../worker-deps";

const lookMs = 3_000;
const longestMs = 60_000;

/**
 * Brings the edge up, then looks what it found down by itself, and wakes the driver of it, which asks for itself before it acts.
 * Brings the edge's containers back when somebody removed them, and its routes when they are not the ones that were
 * published. An edge that cannot be brought back is tried less and less often: each try makes the others wait.
 */
export async function watchEdge(deps: WorkerDeps, nodeId: string, signal: AbortSignal): Promise<void> {
  const backoff = createBackoff(`The edge of ${nodeId}`, lookMs, longestMs);
  let isUp = false;
  while (!signal.aborted) {
    const problem: string | null = await (isUp ? look(deps, nodeId) : bringUp(deps, nodeId, signal)).catch(lastLine);
    isUp ||= problem === null;
    const wait = problem === null ? backoff.succeeded() : backoff.failed(problem);
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
}

/** Its images may have to come over a slow link: that keeps nobody else waiting. */
async function bringUp(deps: WorkerDeps, nodeId: string, signal: AbortSignal): Promise<string | null> {
  await ensureEdgeImages(deps, nodeId, signal);
  return bringUpEdge(deps, nodeId);
}

/** @returns what is wrong with the edge, null when nothing is */
async function look(deps: WorkerDeps, nodeId: string): Promise<string | null> {
  const edge = await deps.edges.get(nodeId);
  const node = await deps.db.node.findUniqueOrThrow({ where: { id: nodeId } });
  const live = await edge.liveRevision();
  const seen = deps.now();
  const serves = live === node.edgeLive && node.edgeDigest !== null;
  // One write per look: pages say when the node answered, and when its edge was last seen to have what was published.
  const noted = { ...(live === null ? {} : { lastSeenAt: seen }), ...(serves ? { edgeSeenAt: seen } : {}) };
  if (live !== null || serves) await deps.db.node.update({ where: { id: nodeId }, data: noted });
  // One that nobody reaches would only hold up the others: it is asked again at the next look.
  if (live === null && node.state === "unreachable") return "The node cannot be reached, and neither can its edge.";
  if (!serves) return publishNode(deps, nodeId);
  const down = await edge.listDown();
  if (down.size === 0) return null;
  const replicas = await deps.db.replica.findMany({
    where: { nodeId, removedAt: null, routed: true },
    select: { appEnvironmentId: true, address: true, port: true },
  });
  const hit = replicas.filter(({ address, port }) => down.has(`${address}:${port}`));
  for (const id of new Set(hit.map(({ appEnvironmentId }) => appEnvironmentId))) await wakeReconcile(deps.db, id);
  return null;
}
