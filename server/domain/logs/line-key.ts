/** Where a line stands among those of all replicas of an application: its name in addresses, and its place in the order. */
export interface LineKey {
  /** RFC 3339 with nanoseconds */
  readonly at: string;
  readonly replica: string;
  readonly stream: "stdout" | "stderr";
  /** which of the lines of this stream and this very time; from 1 */
  readonly nth: number;
}

export const formatLineKey = ({ at, replica, stream, nth }: LineKey): string =>
  [at, replica, stream === "stderr" ? "e" : "o", nth].join("~");

/** null for what no line was ever called */
export function parseLineKey(text: string): LineKey | null {
  const found = text.match(/^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z)~([a-z]+_[\da-z]{1,32}|)~([oe])~(\d{1,7})$/);
  if (found === null || Number.isNaN(Date.parse(found[1] ?? ""))) return null;
  const [, at = "", replica = "", stream, nth] = found;
  return { at, replica, stream: stream === "e" ? "stderr" : "stdout", nth: Number(nth) };
}

/** The order of lines: that of time; within one time always the same. */
export const compareLines = (a: LineKey, b: LineKey): number =>
  compare(a.at, b.at) || compare(a.replica, b.replica) || compare(a.stream, b.stream) || a.nth - b.nth;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Stands before all lines of a time. */
export const keyBefore = (at: string): LineKey => ({ at, replica: "", stream: "stdout", nth: 0 });
