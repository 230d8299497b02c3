import { setTimeout as sleep } from "node:timers/promises";
import {
  buildPoints,
  type Look,
  type MeasuredReplica,
  type NamedPoint,
} from "../../server/domain/metrics/build-points";
import { sumUp } from "../../server/domain/metrics/sum-up";
import { floorTo, steps } from "../../server/domain/metrics/ranges";
import { publishPoints } from "../../server/metrics/metric-feed";
import { addToPoints, savePoints } from "../../server/services/metrics/save-points";
import type { WorkerDeps } from "../worker-deps";
import { createPlaceBook } from "./place-book";

const [{ step }] = steps;

/** Looks at the counters of a node at each full 10 s, and keeps how all on it were since the last look. A look that fails is a gap. */
export async function measureNode(
  deps: WorkerDeps,
  nodeId: string,
  signal: AbortSignal,
  seconds: number = step,
): Promise<void> {
  const containers = createContainerBook(deps, nodeId);
  const places = createPlaceBook(deps);
  let before: Look | null = null;
  while (!signal.aborted) {
    const at = floorTo(Date.now(), seconds);
    // A timer may be early by a little, and this must not be twice in the same 10 s.
    await sleep(at + seconds * 1_000 - Date.now() + 20, undefined, { signal }).catch(() => {});
    if (signal.aborted) return;
    try {
      const replicas = await containers.list();
      const after = await look(deps, nodeId, replicas);
      containers.forget(replicas.filter(({ containerId }) => isOther(containerId, before, after)));
      if (before !== null) {
        const { own, ofApplications } = buildPoints(nodeId, replicas, before, after);
        const sums = sumUp(ofApplications, await places.find(ofApplications.map(({ subjectId }) => subjectId)));
        await keep(deps, at, own, [...ofApplications, ...sums]);
      }
      before = after;
    } catch {
      // The node, its edge or the database is away, which others tell.
      before = null;
    }
  }
}

/** Gone, or started again with another process: its network cannot be told any more. */
function isOther(containerId: string, before: Look | null, after: Look): boolean {
  const counters = after.containers.get(containerId);
  const networkBefore = before?.containers.get(containerId)?.received ?? null;
  return counters === undefined || (networkBefore !== null && counters.received === null);
}

type Known = MeasuredReplica & { readonly pid: number };

async function look({ edges }: WorkerDeps, nodeId: string, replicas: readonly Known[]): Promise<Look> {
  const edge = await edges.get(nodeId);
  const found = replicas.map(({ containerId, pid }) => ({ id: containerId, pid }));
  const [{ node, containers }, traffic] = await Promise.all([edge.sample(found), edge.traffic().catch(() => null)]);
  return { moment: performance.now(), node, containers, traffic };
}

/** @param shared what other nodes may have a part in, too: whoever looks is told the sum so far */
async function keep(
  { db, redis }: WorkerDeps,
  at: number,
  own: readonly NamedPoint[],
  shared: readonly NamedPoint[],
): Promise<void> {
  const timed = (points: readonly NamedPoint[]) => points.map((point) => ({ ...point, at: new Date(at) }));
  publishPoints(
    redis,
    own.map((point) => ({ ...point, at })),
  );
  await savePoints(db, step, timed(own));
  const sums = await addToPoints(db, step, timed(shared));
  publishPoints(
    redis,
    sums.map((point) => ({ ...point, at })),
  );
}

/** Which containers the replicas of a node have. The engine is asked once for each, and again when it is not found any more. */
function createContainerBook({ db, engines }: WorkerDeps, nodeId: string) {
  const known = new Map<string, Known>();
  return {
    async list(): Promise<readonly Known[]> {
      const rows = await db.replica.findMany({
        where: { nodeId, removedAt: null, phase: { notIn: ["exited", "stopped"] } },
        select: { id: true, appEnvironmentId: true, containerName: true },
      });
      const present = new Set(rows.map(({ id }) => id));
      for (const id of known.keys()) if (!present.has(id)) known.delete(id);
      const engine = await engines.get(nodeId);
      for (const { id, appEnvironmentId, containerName } of rows) {
        if (known.has(id)) continue;
        const container = await engine.inspect(containerName);
        if (container === null || container.pid === null) continue;
        known.set(id, { id, appEnvironmentId, containerId: container.id, pid: container.pid });
      }
      return [...known.values()];
    },
    forget(replicas: readonly Known[]): void {
      for (const { id } of replicas) known.delete(id);
    },
  };
}
