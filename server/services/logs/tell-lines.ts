import { setTimeout as sleep } from "node:timers/promises";
import { formatCursor } from "../../domain/logs/cursor";
import type { RingLine } from "../../logs/line-ring";
import type { StreamCtx, StreamItem } from "../stream";
import type { LogWatch, WatchedReplica } from "./log-watch";
import { takeBatch } from "./take-batch";
import { createWatermark } from "./watermark";

const tickMs = 150;
const lookMs = 1_000;

/** What one reader is told of a line, and of a replica that runs. */
interface View<L, R> {
  line(source: WatchedReplica, line: RingLine): L;
  running(source: WatchedReplica): R;
}

export interface ToldLines<L, R> {
  readonly lines: readonly L[];
  /** lines that went before this reader took them */
  readonly dropped: number;
  /** the replicas that run, told when they change */
  readonly running?: readonly R[];
}

/** The lines of all replicas of a watch in the order of time, batch by batch, until nobody listens; then the watch is closed. */
export async function* tellLines<L, R>(
  ctx: StreamCtx,
  watch: LogWatch,
  view: View<L, R>,
): AsyncGenerator<StreamItem<ToldLines<L, R>>> {
  const watermark = createWatermark();
  let looked = Date.now();
  let until = watermark.next(looked, statesOf(watch));
  let running = "";
  try {
    while (!ctx.signal.aborted) {
      const { taken, full } = takeBatch(watch.sources, until);
      const dropped = watch.sources.reduce((sum, { log }) => sum + log.dropped(), 0);
      const present = watch.sources.filter(isRunning).map(view.running);
      const changed = JSON.stringify(present) !== running;
      if (taken.length > 0 || dropped > 0 || changed) {
        running = JSON.stringify(present);
        const lines = taken.map(({ source, line }) => view.line(source, line));
        yield {
          id: formatCursor(watch.cursor()),
          data: { lines, dropped, ...(changed ? { running: present } : {}) },
        };
      }
      if (!full) {
        await sleep(tickMs, undefined, { signal: ctx.signal }).catch(() => {});
        until = watermark.next(Date.now(), statesOf(watch));
      }
      if (Date.now() - looked < lookMs) continue;
      looked = Date.now();
      // A database that is away holds no line up.
      await watch.refresh().catch(() => {});
    }
  } finally {
    watch.close();
  }
}

const statesOf = ({ sources }: LogWatch) =>
  sources.map(({ replica, log }) => ({ id: replica.id, newest: log.newest(), catchingUp: log.catchingUp() }));

const isRunning = ({ removedSince, tap }: WatchedReplica): boolean => tap !== null && removedSince === null;
