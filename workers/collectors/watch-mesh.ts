import { setTimeout as sleep } from "node:timers/promises";
import { publishNode } from "../../server/services/edge/publish-node";
import { findPeers } from "../../server/services/edge/find-peers";
import { tendMesh } from "../../server/services/edge/tend-mesh";
import { lastLine } from "../last-line";
import type { WorkerDeps } from "../worker-deps";
import { watchLink, type WatchedPeer } from "./watch-link";

const lookMs = 2_000;

/**
 * Keeps what a node's edge has to do with those of other nodes as it should be, and watches the link to each of them. A node that is
 * ready again gets the routes that it missed at once.
 */
export async function watchMesh(deps: WorkerDeps, nodeId: string, signal: AbortSignal): Promise<void> {
  const watched = new Map<string, { readonly peer: WatchedPeer; readonly end: AbortController }>();
  let state: string | null = null;
  while (!signal.aborted) {
    try {
      const found = await findPeers(deps.db, nodeId);
      for (const [id, { end }] of watched) {
        if (found.peers.some((peer) => peer.id === id)) continue;
        end.abort();
        watched.delete(id);
      }
      for (const { id, isBusy } of found.peers) {
        const known = watched.get(id);
        if (known) known.peer.isBusy = isBusy;
        else {
          const one = { peer: { id, isBusy }, end: new AbortController() };
          watched.set(id, one);
          void watchLink(deps, nodeId, one.peer, AbortSignal.any([signal, one.end.signal]));
        }
      }
      if (state === "unreachable" && found.state === "ready") await publishNode(deps, nodeId);
      state = found.state;
      await tendMesh(deps, nodeId);
    } catch (error) {
      // A database that is away is told by others; all else comes again with the next look.
      if (!signal.aborted && state !== null) process.stderr.write(`The mesh of ${nodeId}: ${lastLine(error)}\n`);
      state = null;
    }
    await sleep(lookMs, undefined, { signal }).catch(() => {});
  }
}
