/**
 * How far the log of one container was told: for each of its streams the time of the last line, as Docker gives it (RFC 3339
 * with nanoseconds, UTC), and which of the lines of that very time it was. The streams have places of their own because
 * Docker stamps them apart: a line on one may be written after one on the other and yet bear an earlier time.
 */
export interface Place {
  /** lines before it were not wanted */
  readonly floor: string;
  readonly stdout: Mark | null;
  readonly stderr: Mark | null;
}

interface Mark {
  readonly at: string;
  /** from 1 */
  readonly nth: number;
}

export interface Placed {
  readonly at: string;
  readonly stream: "stdout" | "stderr";
  /** which of the lines of this stream and this very time; from 1 */
  readonly nth: number;
}

export const placeFrom = (floor: string): Place => ({ floor, stdout: null, stderr: null });

export const advance = (place: Place, { stream, at, nth }: Placed): Place => ({ ...place, [stream]: { at, nth } });

export function isTold({ floor, ...marks }: Place, { stream, at, nth }: Placed): boolean {
  const mark = marks[stream];
  if (mark === null) return at < floor;
  return at < mark.at || (at === mark.at && nth <= mark.nth);
}

/** The latest time that a place knows of: a line that was not told is not much older. */
export const latestOf = ({ floor, stdout, stderr }: Place): string =>
  [floor, stdout?.at ?? "", stderr?.at ?? ""].reduce((a, b) => (a > b ? a : b));

/** A moment as Docker writes it. */
export const toStamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, -1)}000000Z`;

export function formatPlace({ floor, stdout, stderr }: Place): string {
  const mark = (one: Mark | null) => (one === null ? "" : `${shorten(one.at)}${one.nth > 1 ? `+${one.nth}` : ""}`);
  return [shorten(floor), mark(stdout), mark(stderr)].join(".");
}

/** null for what no place was ever formatted as */
export function parsePlace(text: string): Place | null {
  const found = text.match(
    /^([\da-z]{1,14})\.(?:([\da-z]{1,14})(?:\+(\d{1,6}))?)?\.(?:([\da-z]{1,14})(?:\+(\d{1,6}))?)?$/,
  );
  if (found === null) return null;
  const [, floor = "", out, outNth = "1", err, errNth = "1"] = found;
  return {
    floor: lengthen(floor),
    stdout: out === undefined ? null : { at: lengthen(out), nth: Number(outNth) },
    stderr: err === undefined ? null : { at: lengthen(err), nth: Number(errNth) },
  };
}

const perMs = 1_000_000n;

/** Nanoseconds since the epoch to base 36: 12 characters instead of 30. */
function shorten(at: string): string {
  const fraction = at.match(/\.(\d{1,9})/)?.[1] ?? "";
  const seconds = BigInt(Date.parse(`${at.slice(0, 19)}Z`)) * perMs;
  return (seconds + BigInt(fraction.padEnd(9, "0"))).toString(36);
}

function lengthen(text: string): string {
  let ns = 0n;
  for (const digit of text) ns = ns * 36n + BigInt(Number.parseInt(digit, 36));
  const seconds = Number(ns / (perMs * 1_000n));
  if (seconds > 8e9) return "";
  const fraction = String(ns % (perMs * 1_000n)).padStart(9, "0");
  return `${new Date(seconds * 1_000).toISOString().slice(0, 19)}.${fraction}Z`;
}
