import { advance, isTold, latestOf, type Place, placeFrom, toStamp } from "../../domain/logs/place";
import { createBell } from "../../events/bell";
import type { RingLine } from "../../logs/line-ring";
import type { LogTap } from "../../logs/log-tap";
import { afterTold, readMissed } from "./read-missed";

/** characters that were read on a reader's own behalf and wait for it */
const maxQueued = 500_000;

/** The log of one replica as one reader sees it: where it stands, and what comes next. */
export interface LogSource {
  peek(): RingLine | null;
  /** Goes past the line that was peeked. */
  take(): void;
  place(): Place;
  /** lines that went before they were read, since this was asked last */
  dropped(): number;
  /** time of the newest line that can be read; null for none */
  newest(): string | null;
  /** whether it reads what it missed, and is not yet where the log is now */
  catchingUp(): boolean;
  /** Begins at a line of the ring; what is before counts as told. */
  skipTo(number: number): void;
  /** Adds lines that were kept when the container was removed, as far as they were not told. */
  addKept(lines: readonly RingLine[]): void;
}

interface Options {
  /** null for a container that is gone */
  readonly tap: LogTap | null;
  /** how far it was told; null to begin with what the tap holds */
  readonly from: Place | null;
  readonly signal: AbortSignal;
}

export function openLogSource({ tap, from, signal }: Options): LogSource {
  const queue = createQueue(signal);
  let place = from ?? placeFrom(toStamp(0));
  let cursor = 0;
  let lost = 0;
  let catching = tap !== null && from !== null;

  const inRing = (): RingLine | null => {
    if (tap === null || catching) return null;
    if (cursor < tap.ring.first) {
      lost += tap.ring.first - cursor;
      cursor = tap.ring.first;
    }
    return tap.ring.get(cursor) ?? null;
  };
  const pass = (line: RingLine) => {
    if (line.note !== true) place = advance(place, line);
  };

  async function catchUp(tap: LogTap, from: Place): Promise<void> {
    await tap.settled(signal);
    // One that never wrote has nothing that could be missed.
    const silent = tap.ring.next === 0 && from.stdout === null && from.stderr === null;
    if (silent) {
      catching = false;
      return;
    }
    const met = afterTold(tap.ring, from) ?? (await readMissed(tap, from, signal, queue.add).catch(() => null));
    if (met === null && !signal.aborted) await queue.add(leftOut(latestOf(place)));
    cursor = met ?? tap.ring.first;
    catching = false;
  }
  if (tap !== null && from !== null) void catchUp(tap, from);

  return {
    peek: () => queue.peek() ?? inRing(),
    take() {
      const queued = queue.take();
      const line = queued ?? inRing();
      if (queued === null && line !== null) cursor += 1;
      if (line !== null) pass(line);
    },
    place: () => place,
    dropped() {
      const count = lost;
      lost = 0;
      return count;
    },
    newest: () => queue.newest() ?? (tap === null || catching ? null : (tap.ring.get(tap.ring.next - 1)?.at ?? null)),
    catchingUp: () => catching,
    skipTo(number) {
      const first = inRing();
      if (first !== null) place = { ...place, floor: first.at };
      for (let line = first; line !== null && cursor < number; line = inRing()) {
        pass(line);
        cursor += 1;
      }
    },
    addKept: (lines) => {
      for (const line of lines) if (!isTold(place, line)) void queue.add(line);
    },
  };
}

const leftOut = (at: string): RingLine => ({
  at,
  stream: "stdout",
  nth: 0,
  note: true,
  text: "Lines after this moment were left out: more is written than can be caught up with.",
});

/** Whoever adds waits while much is in it. */
function createQueue(signal: AbortSignal) {
  const lines: RingLine[] = [];
  const room = createBell();
  let size = 0;
  return {
    async add(line: RingLine): Promise<void> {
      lines.push(line);
      size += line.text.length + 100;
      while (size > maxQueued && !signal.aborted) await room.wait(signal);
    },
    peek: (): RingLine | null => lines[0] ?? null,
    newest: (): string | null => lines.at(-1)?.at ?? null,
    take(): RingLine | null {
      const line = lines.shift();
      if (line === undefined) return null;
      size -= line.text.length + 100;
      room.ring();
      return line;
    },
  };
}
