import { floorTo, type RangeName, ranges, steps } from "./ranges";

/** What a range can be seen beside: the same time a day ago, or as long a time before the present release came. */
export const comparisons = ["none", "day", "release"] as const;

export type Comparison = (typeof comparisons)[number];

const dayMs = 24 * 3_600_000;

/** An earlier stretch as long as a range; it begins with a whole point. */
export interface Earlier {
  /** ms since the epoch */
  readonly from: number;
  readonly to: number;
  /** how much earlier than the range it is, in ms: added to its times, they are those of the range */
  readonly shift: number;
  /** seconds of its points: the finest that are kept as long as that */
  readonly step: (typeof steps)[number]["step"];
  /** seconds of the points that it is shown by */
  readonly bin: number;
}

/** The stretch as long as a range that ended at a moment. */
export function stretchBefore(end: number, range: RangeName, span: { readonly to: number }, now: number): Earlier {
  const { seconds, bin: wanted } = ranges[range];
  // What is older than all that is kept is looked for among the longest points.
  const step = steps.find(({ keep }) => now - (end - seconds * 1_000) <= keep * 1_000)?.step ?? 600;
  const bin = Math.max(wanted, step);
  const to = floorTo(end, wanted);
  return { from: floorTo(to - seconds * 1_000, bin), to, shift: span.to - to, step, bin };
}

/** The same stretch a day ago. */
export const aDayAgo = (range: RangeName, span: { readonly to: number }, now: number): Earlier =>
  stretchBefore(span.to - dayMs, range, span, now);
