import { describe, expect, it } from "vitest";
import type { MetricView } from "../../../server/domain/metrics/to-view";
import { fillGaps, findGaps, moveOn } from "./fill-gaps";

const point = (at: number) => ({ at, cpu: 1 }) as MetricView;
const span = { from: 0, to: 50_000, bin: 10 };

describe("fillGaps", () => {
  it("has each time once, and nothing where nothing was measured", () =>
    expect(fillGaps([point(10_000), point(40_000)], span)).toEqual([
      { at: 0 },
      point(10_000),
      { at: 20_000 },
      { at: 30_000 },
      point(40_000),
    ]));
});

describe("findGaps", () => {
  it("tells those between figures, the longest first, not what was before", () =>
    expect(findGaps([20_000, 30_000, 50_000, 60_000, 110_000].map(point), 10)).toEqual([
      { from: 70_000, to: 110_000 },
      { from: 40_000, to: 50_000 },
    ]));
  it("finds none in a whole line", () => expect(findGaps([0, 10_000].map(point), 10)).toEqual([]));
});

describe("moveOn", () => {
  const series = { ...span, points: [point(0), point(40_000)] };
  it("adds a newer point and forgets what is older than the span", () =>
    expect(moveOn(series, point(60_000))).toEqual({
      from: 20_000,
      to: 70_000,
      bin: 10,
      points: [40_000, 60_000].map(point),
    }));
  it("takes nothing older, nothing between", () => {
    for (const at of [30_000, 55_000]) expect(moveOn(series, point(at))).toBe(series);
  });
  it("takes the sum of more nodes for the one before, not beside it", () => {
    const more = { ...point(40_000), cpu: 2 };
    expect(moveOn(series, more).points).toEqual([point(0), more]);
  });
});
