import type { LogLine } from "./log-line";

/**
 * The match after or before the one that one has come to; round the end. From none, it is the newest that one begins with, where lines
 * are read from their end, and the oldest for the way forward. One that went, for there were too many lines, counts by its place.
 */
export function stepMatch(matches: readonly LogLine[], from: LogLine | null, by: 1 | -1): LogLine | null {
  if (from === null) return (by === 1 ? matches[0] : matches.at(-1)) ?? null;
  const found = by === 1 ? matches.find(({ key }) => key > from.key) : matches.findLast(({ key }) => key < from.key);
  return found ?? stepMatch(matches, null, by);
}

/** "3 of 41 lines", "41 lines". */
export function matchWords(matches: readonly LogLine[], at: LogLine | null): string {
  const all = `${matches.length.toLocaleString("en")} ${matches.length === 1 ? "line" : "lines"}`;
  const index = at === null ? -1 : matches.indexOf(at);
  return index < 0 ? all : `${(index + 1).toLocaleString("en")} of ${all}`;
}
