import { describe, expect, it } from "vitest";
import { durationBounds } from "./durations";
import { type TrafficRow, toTrafficView } from "./traffic-view";

/** All answers in one bucket. */
const within = (bucket: number, count: number) => durationBounds.map((_, i) => (i === bucket ? count : 0)).concat(0);
const row = (more: Partial<TrafficRow>): TrafficRow => ({
  ...{ requests: 1, errors: 0, failed: 0, durations: within(0, 60), stretches: [0], rates: [1] },
  ...more,
});
const view = (...rows: TrafficRow[]) => toTrafficView(rows, 4);

describe("toTrafficView", () => {
  it("says how much, how much of it failed, how quick, and how it went", () => {
    const seen = view(
      row({
        requests: 2,
        errors: 0.01,
        failed: 36,
        durations: within(3, 7_200),
        stretches: [0, 0, 2],
        rates: [1, 3, null],
      }),
    );
    expect(seen).toMatchObject({ requests: 2, failed: 36, errors: 0.005, line: [2, null, null, null] });
    expect(seen.p95).toBeGreaterThan(25);
    expect(seen.p95).toBeLessThanOrEqual(50);
  });

  it("adds up several: rates, failures, and times by their counts", () => {
    const slow = row({
      requests: 1,
      errors: 1,
      failed: 3_600,
      durations: within(10, 60),
      stretches: [0, 3],
      rates: [1, 5],
    });
    const both = view(row({ requests: 3, stretches: [0, 1], rates: [3, 4] }), slow);
    expect(both).toMatchObject({ requests: 4, failed: 3_600, errors: 0.25, line: [4, 4, null, 5] });
    expect(both.p50).toBeLessThanOrEqual(5);
    expect(both.p95).toBeGreaterThan(5_000);
  });

  it("tells apart no request and nothing measured", () => {
    expect(view(row({ requests: 0, durations: within(0, 0), rates: [0] }))).toEqual({
      ...{ requests: 0, failed: 0, errors: null, p50: null, p95: null },
      line: [0, null, null, null],
    });
    const nothing = {
      requests: null,
      failed: null,
      errors: null,
      p50: null,
      p95: null,
      line: [null, null, null, null],
    };
    expect(view()).toEqual(nothing);
    expect(view(row({ requests: null, errors: null, failed: null, durations: [null], rates: [null] }))).toEqual(
      nothing,
    );
  });

  it("says of what took longer than is counted that it did", () => {
    expect(view(row({ durations: [...within(0, 0).slice(0, -1), 9] }))).toMatchObject({ p50: -1, p95: -1 });
  });
});
