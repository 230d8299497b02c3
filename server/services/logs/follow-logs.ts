import { z } from "zod";
import { parseCursor } from "../../domain/logs/cursor";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { type StreamItem, stream } from "../stream";
import type { RingLine } from "../../logs/line-ring";
import { openLogWatch, type WatchedReplica } from "./log-watch";
import { type ToldLines, tellLines } from "./tell-lines";

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

export type TailedLines = ToldLines<TailedLine, { readonly slot: number; readonly release: number | null }>;

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
    yield* tellLines(ctx, watch, { line: toLine, running: toRunning });
  },
});

export const toRunning = ({ replica, release }: WatchedReplica) => ({ slot: replica.slot, release: release.number });

export function toLine({ replica, release }: WatchedReplica, { at, stream, nth, text, note }: RingLine): TailedLine {
  const { id, slot } = replica;
  const line = { at, replica: id, slot, release: release.number, nth };
  if (note === true) return { ...line, stream: "note", text: `Slot ${slot}: ${text}` };
  return { ...line, stream, text: release.mask(text) };
}
