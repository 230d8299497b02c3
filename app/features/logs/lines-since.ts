import type { LogLine } from "./log-line";

/** How many of the newest lines were written at or after a moment, ms since the epoch. */
export function linesSince(lines: readonly LogLine[], moment: number): number {
  const from = new Date(moment).toISOString().slice(0, -1);
  let count = 0;
  for (let index = lines.length - 1; index >= 0 && (lines[index]?.at ?? "") >= from; index--) count += 1;
  return count;
}
