import type { MetricView } from "../../../server/domain/metrics/to-view";

/** A point, or the time at which there is none; with the figure of an earlier time that it is seen beside. */
export type Slot = Partial<MetricView> & { readonly at: number; readonly earlier?: number | null };

export interface Span {
  readonly from: number;
  readonly to: number;
  /** seconds of each point */
  readonly bin: number;
}

/** All times of a span, so that a line breaks where nothing was measured instead of going through. */
export function fillGaps(points: readonly MetricView[], { from, to, bin }: Span): readonly Slot[] {
  const byTime = new Map(points.map((point) => [point.at, point]));
  const count = Math.max(0, Math.round((to - from) / (bin * 1_000)));
  return Array.from({ length: count }, (_, i) => {
    const at = from + i * bin * 1_000;
    return byTime.get(at) ?? { at };
  });
}

/** The stretches without a figure between the first and the last one, longest first. What is before the first was not yet. */
export function findGaps(points: readonly MetricView[], bin: number): readonly { from: number; to: number }[] {
  const step = bin * 1_000;
  return points
    .slice(1)
    .flatMap(({ at }, i) => {
      const before = (points[i]?.at ?? at) + step;
      return at - before >= step ? [{ from: before, to: at }] : [];
    })
    .sort((a, b) => b.to - b.from - (a.to - a.from));
}

/**
 * The span moved on so that it ends with a new point, and what is then outside of it left out. One of the same moment as the last
 * is told when another node's part was added to it, and takes its place.
 */
export function moveOn<S extends Span & { readonly points: readonly MetricView[] }>(series: S, point: MetricView): S {
  const { points, bin } = series;
  if (point.at % (bin * 1_000) !== 0 || point.at < (points.at(-1)?.at ?? 0)) return series;
  const to = Math.max(series.to, point.at + bin * 1_000);
  const from = to - (series.to - series.from);
  return { ...series, from, to, points: [...points.filter(({ at }) => at >= from && at < point.at), point] };
}
