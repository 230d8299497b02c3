import { setTimeout as sleep } from "node:timers/promises";

/** Does something now and then, until the signal aborts. A failure (a database that is away) only waits for the next time. */
export async function repeat(everyMs: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    await work().catch(() => {});
    await sleep(everyMs, undefined, { signal }).catch(() => {});
  }
}
