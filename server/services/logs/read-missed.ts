import { advance, isTold, type Place } from "../../domain/logs/place";
import type { LineRing, RingLine } from "../../logs/line-ring";
import type { LogTap } from "../../logs/log-tap";

/** after so long one who is behind is taken to where the log is now */
const limitMs = 30_000;

/** The number in the ring after the last line that was told; null when none of it was: older lines may be missing then. */
export function afterTold(ring: LineRing, place: Place): number | null {
  for (let number = ring.next - 1; number >= ring.first; number--) {
    const line = ring.get(number);
    if (line !== undefined && line.note !== true && isTold(place, line)) return number + 1;
  }
  return null;
}

/**
 * Reads what is older than the ring, until a line comes that the ring holds.
 * @param emit takes a line; waits while there are too many
 * @returns the number of that line; null when the log is written faster than it was read here
 */
export async function readMissed(
  tap: LogTap,
  from: Place,
  signal: AbortSignal,
  emit: (line: RingLine) => Promise<void>,
): Promise<number | null> {
  const until = Date.now() + limitMs;
  let place = from;
  let hint = 0;
  for await (const line of tap.readFrom(from, signal)) {
    hint = firstNotBefore(tap.ring, line.at, hint);
    const met = findAt(tap.ring, line, hint);
    if (met !== null) return met;
    if (Date.now() > until) return null;
    place = advance(place, line);
    await emit(line);
  }
  return afterTold(tap.ring, place) ?? tap.ring.first;
}

function firstNotBefore(ring: LineRing, at: string, hint: number): number {
  let number = Math.max(hint, ring.first);
  for (let line = ring.get(number); line !== undefined && line.at < at; line = ring.get(number)) number += 1;
  return number;
}

function findAt(ring: LineRing, { at, stream, nth }: RingLine, from: number): number | null {
  let number = from;
  for (let line = ring.get(number); line !== undefined && line.at === at; line = ring.get(number)) {
    if (line.stream === stream && line.nth === nth && line.note !== true) return number;
    number += 1;
  }
  return null;
}
