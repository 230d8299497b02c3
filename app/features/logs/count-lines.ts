import type { LogLine } from "./log-line";

/** The lines of one step of time. */
export interface Bar {
  readonly all: number;
  readonly warnings: number;
  readonly errors: number;
}

export interface LineCounts extends Bar {
  /** begin and end of all bars, ms since the epoch */
  readonly from: number;
  readonly to: number;
  /** ms */
  readonly step: number;
  readonly bars: readonly Bar[];
}

/** A time, ms since the epoch; null for "as far as there are lines". */
export interface Span {
  readonly from: number | null;
  readonly to: number | null;
}

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const steps = [
  ...[100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
];
/** as many bars as are still told apart on a small screen */
const mostBars = 90;

/**
 * How many lines were written when, in at most 90 steps of a round length.
 * @param shown the lines that are counted; @param all those that give the time; @param span the time that was asked for, which lines
 * need not fill. Words of ours among them are no lines. @returns null where there is no line
 */
export function countLines(shown: readonly LogLine[], all: readonly LogLine[], span: Span): LineCounts | null {
  const [first, last] = edgesOf(all, span);
  if (first > last) return null;
  const step = steps.find((ms) => barsBetween(first, last, ms) <= mostBars) ?? daysFor(first, last);
  const from = Math.floor(first / step) * step;
  const bars = Array.from({ length: barsBetween(first, last, step) }, () => ({ all: 0, warnings: 0, errors: 0 }));
  const sum = { all: 0, warnings: 0, errors: 0 };
  for (const { kind, ms, level } of shown) {
    const bar = kind === "note" ? undefined : bars[Math.floor((ms - from) / step)];
    if (bar === undefined) continue;
    for (const counts of [bar, sum]) {
      counts.all += 1;
      if (level === "warn") counts.warnings += 1;
      else if (level === "error") counts.errors += 1;
    }
  }
  return { from, to: from + bars.length * step, step, bars, ...sum };
}

function edgesOf(lines: readonly LogLine[], { from, to }: Span): readonly [first: number, last: number] {
  let first = from ?? Number.POSITIVE_INFINITY;
  // What was asked for ends before this moment.
  let last = to === null ? Number.NEGATIVE_INFINITY : to - 1;
  for (const { kind, ms } of lines) {
    if (kind === "note" || Number.isNaN(ms)) continue;
    if (ms < first) first = ms;
    if (ms > last) last = ms;
  }
  return Number.isFinite(first) && Number.isFinite(last) ? [first, last] : [1, 0];
}

const barsBetween = (first: number, last: number, step: number): number =>
  Math.floor(last / step) - Math.floor(first / step) + 1;

const daysFor = (first: number, last: number): number => Math.ceil((last - first) / day / (mostBars - 1)) * day;

/** The bar of a moment, ms since the epoch: the first or the last for one that is beyond. */
export const barAt = ({ from, step, bars }: LineCounts, moment: number): number =>
  Math.max(0, Math.min(bars.length - 1, Math.floor((moment - from) / step)));

/**
 * The time of the bars of two moments and of all between, in whole seconds, as the fields for it have it.
 * @param one ms since the epoch; @param other likewise, before it or after it
 */
export function spanOfBars(counts: LineCounts, one: number, other: number) {
  const { from, step } = counts;
  const [first, last] = [barAt(counts, Math.min(one, other)), barAt(counts, Math.max(one, other))];
  return {
    from: Math.floor((from + first * step) / second) * second,
    to: Math.ceil((from + (last + 1) * step) / second) * second,
  };
}
