import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { formatCursor, parseCursor } from "../../domain/logs/cursor";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { type StreamItem, stream } from "../stream";
import type { RingLine } from "../../logs/line-ring";
import { type LogWatch, openLogWatch, type WatchedReplica } from "./log-watch";
import { takeBatch } from "./take-batch";
import { createWatermark } from "./watermark";

const tickMs = 150;
const lookMs = 1_000;

export interface TailedLine {
  /** RFC 3339 with nanoseconds */
  readonly at: string;
  readonly replica: string;
  readonly slot: number;
  readonly release: number | null;
  /** which of the lines of this stream and this very time */
  readonly nth: number;
  /** note: a word of ours about the stream */
  readonly stream: "stdout" | "stderr" | "note";
  readonly text: string;
}

export interface TailedLines {
  readonly lines: readonly TailedLine[];
  /** lines that went before this reader took them */
  readonly dropped: number;
  /** the replicas that run, told when they change */
  readonly running?: readonly { readonly slot: number; readonly release: number | null }[];
}

/** The lines of all replicas of an application in the order of time, from now on or after those that were seen. */
export const followLogs = stream({
  permission: "logs.read",
  input: appAddress.extend({
    /** lines to begin with, of all replicas together */
    tail: z.number().int().min(0).max(1_000).default(500),
    lastEventId: z.string().max(20_000).optional(),
  }),
  locate: locateAppEnvironment,
  open: async function* (ctx, { tail, lastEventId }, { appEnvironment }): AsyncGenerator<StreamItem<TailedLines>> {
    const cursor = lastEventId === undefined ? null : parseCursor(lastEventId);
    const watch = await openLogWatch(ctx, appEnvironment.id, cursor, tail);
    const watermark = createWatermark();
    let looked = Date.now();
    let until = watermark.next(looked, statesOf(watch));
    let running = "";
    try {
      while (!ctx.signal.aborted) {
        const { taken, full } = takeBatch(watch.sources, until);
        const dropped = watch.sources.reduce((sum, { log }) => sum + log.dropped(), 0);
        const present = runningOf(watch);
        const changed = JSON.stringify(present) !== running;
        if (taken.length > 0 || dropped > 0 || changed) {
          running = JSON.stringify(present);
          const lines = taken.map(({ source, line }) => toLine(source, line));
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
  },
});

const statesOf = ({ sources }: LogWatch) =>
  sources.map(({ replica, log }) => ({ id: replica.id, newest: log.newest(), catchingUp: log.catchingUp() }));

const runningOf = ({ sources }: LogWatch) =>
  sources
    .filter(({ removedSince, tap }) => tap !== null && removedSince === null)
    .map(({ replica, release }) => ({ slot: replica.slot, release: release.number }));

function toLine({ replica, release }: WatchedReplica, { at, stream, nth, text, note }: RingLine): TailedLine {
  const { id, slot } = replica;
  const line = { at, replica: id, slot, release: release.number, nth };
  if (note === true) return { ...line, stream: "note", text: `Slot ${slot}: ${text}` };
  return { ...line, stream, text: release.mask(text) };
}
