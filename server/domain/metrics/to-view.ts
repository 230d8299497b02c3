import type { TimedPoint } from "./bin-points";
import { percentile } from "./durations";
import { gauges } from "./point";

export type MetricView = Omit<TimedPoint, "durations"> & {
  /** ms within which so many of a hundred answers came; null without answers, -1 beyond what is measured */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
};

/** A point as pages show it: answer times by shares, numbers with as many figures as can be seen. */
export function toView({ durations, ...point }: TimedPoint): MetricView {
  const shares = { p50: 0.5, p95: 0.95, p99: 0.99 };
  const times = Object.entries(shares).map(([name, share]) => {
    return [name, timeOfShare(durations, share)];
  });
  const rounded = gauges.map((gauge) => [gauge, round(point[gauge])]);
  return { ...point, ...Object.fromEntries(rounded), ...Object.fromEntries(times) } as MetricView;
}

/** As `percentile`, as pages show it: -1 beyond the last bound. */
export function timeOfShare(durations: readonly number[], share: number): number | null {
  const ms = percentile(durations, share);
  return ms === Number.POSITIVE_INFINITY ? -1 : round(ms);
}

/** With as many figures as can be seen. */
export const round = (value: number | null): number | null => (value === null ? null : Number(value.toPrecision(4)));
