import { setTimeout as sleep } from "node:timers/promises";
import { judgeLink, type LinkStanding } from "../../server/domain/node/judge-link";
import { noteLink } from "../../server/services/edge/note-link";
import { publishNode } from "../../server/services/edge/publish-node";
import { explainLink } from "../../server/services/edge/explain-link";
import type { WorkerDeps } from "../worker-deps";

export interface WatchedPeer {
  readonly id: string;
  /** whether there is something that is sent to it, or would be */
  isBusy: boolean;
}

const busyMs = 1_000;
const doubtMs = 250;
const idleMs = 15_000;

/**
 * Asks again and again whether the edge of a node reaches that of another. As soon as it does not, or does again, its routes are
 * published without the replicas there, or with them.
 */
export async function watchLink(
  deps: WorkerDeps,
  fromId: string,
  peer: WatchedPeer,
  signal: AbortSignal,
): Promise<void> {
  const toId = peer.id;
  let standing: Watched | null = null;
  let asked = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    const isDue = peer.isBusy || standing?.up !== true || standing.against > 0;
    if (isDue || performance.now() - asked >= idleMs) {
      asked = performance.now();
      try {
        standing = await look(deps, { fromId, toId }, standing);
      } catch {
        // The engine, or the database, does not answer: that says nothing of the link.
      }
    }
    const wait = standing?.up && standing.against > 0 ? doubtMs : busyMs;
    await sleep(Math.max(doubtMs, wait - (performance.now() - asked)), undefined, { signal }).catch(() => {});
  }
}

interface Watched extends LinkStanding {
  /** whether there is a row that says how it is */
  readonly noted: boolean;
}

async function look(
  deps: WorkerDeps,
  ends: { readonly fromId: string; readonly toId: string },
  known: Watched | null,
): Promise<Watched | null> {
  const edge = await deps.edges.get(ends.fromId);
  const reached = await edge.askPeer(ends.toId);
  if (reached === null) return known;
  const before = known ?? (await readWatched(deps, ends));
  const next = judgeLink(before, reached);
  if (next.up === before.up && (before.noted || next.against > 0)) return { ...next, noted: before.noted };
  await noteLink(deps, ends, next.up, next.up ? null : await explainLink(deps, ends));
  if (next.up !== before.up) void publishNode(deps, ends.fromId).catch(() => null);
  return { ...next, noted: true };
}

/** One of which nothing is known is believed to be up: its replicas got traffic as soon as they were there. */
async function readWatched({ db }: WorkerDeps, ends: { readonly fromId: string; readonly toId: string }) {
  const row = await db.nodeLink.findUnique({ where: { fromId_toId: ends }, select: { up: true } });
  return { up: row?.up ?? true, against: 0, noted: row !== null };
}
