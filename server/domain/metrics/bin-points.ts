import { mergePoints, type Point } from "./point";
import { floorTo } from "./ranges";

export interface TimedPoint extends Point {
  /** ms since the epoch: when it begins */
  readonly at: number;
}

/**
 * Points in longer stretches, oldest first. A stretch in which nothing was measured is left out: that is a gap.
 * @param seconds length of a stretch
 */
export function binPoints(points: readonly TimedPoint[], seconds: number): readonly TimedPoint[] {
  const bins = new Map<number, TimedPoint[]>();
  for (const point of points) {
    const at = floorTo(point.at, seconds);
    const bin = bins.get(at);
    if (bin === undefined) bins.set(at, [point]);
    else bin.push(point);
  }
  return [...bins].sort(([a], [b]) => a - b).map(([at, inside]) => ({ ...mergePoints(inside), at }));
}
