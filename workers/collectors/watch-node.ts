import { setTimeout as sleep } from "node:timers/promises";
import { labelNames } from "../../server/domain/container-spec/labels";
import { wakeReconcile } from "../../server/jobs/add-job";
import { clearLost } from "../../server/services/reconcile/clear-lost";
import { lookAtNode, wakeNode } from "../../server/services/reconcile/look-at-node";
import { createBackoff } from "../backoff";
import { lastLine } from "../last-line";
import { repeat } from "../repeat";
import type { WorkerDeps } from "../worker-deps";

const lookMs = 30_000;

const retryMs = 500;
const longestMs = 15_000;

/**
 * Wakes the driver when something happens to a container of ours. Connects again when the engine comes back, and then wakes
 * everything on the node: what happened meanwhile is told by nobody.
 */
export async function watchNode(deps: WorkerDeps, nodeId: string, signal: AbortSignal): Promise<void> {
  const backoff = createBackoff(`The engine of ${nodeId}`, retryMs, longestMs);
  let wait = retryMs;
  while (!signal.aborted) {
    try {
      const events = await (await deps.engines.get(nodeId)).events(signal);
      await clearLost(deps, nodeId);
      await wakeNode(deps, nodeId);
      wait = backoff.succeeded();
      for await (const event of events) {
        const id = event.labels[labelNames.appEnvironment];
        if (id !== undefined && event.action !== "start") await wakeReconcile(deps.db, id);
      }
    } catch (error) {
      if (!signal.aborted) wait = backoff.failed(lastLine(error));
    }
    await sleep(wait, undefined, { signal }).catch(() => {});
  }
}

/** Compares now and then what runs on a node with what should: an event may be lost without its stream ending. */
export const lookNowAndThen = (deps: WorkerDeps, nodeId: string, signal: AbortSignal): Promise<void> =>
  repeat(lookMs, signal, () => lookAtNode(deps, nodeId));
