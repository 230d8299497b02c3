import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binPoints } from "./bin-points";
import { type Counters, toRates } from "./counters";
import { durationBounds, percentile } from "./durations";
import { addPoints, emptyPoint, mergePoints } from "./point";
import { floorTo, ranges, steps } from "./ranges";
import { noTraffic, toTrafficRates } from "./traffic";

const none: Counters = {
  cpu: null,
  memory: null,
  memoryLimit: null,
  received: null,
  sent: null,
  read: null,
  written: null,
};
const buckets = (...entries: readonly (readonly [place: number, count: number])[]) => {
  const counts = [...durationBounds.map(() => 0), 0];
  for (const [place, count] of entries) counts[place] = count;
  return counts;
};

describe("toRates", () => {
  it("are sums over time, and what is held now", () =>
    expect(toRates({ ...none, cpu: 1, received: 100 }, { ...none, cpu: 6, received: 300, memory: 7 }, 10)).toEqual({
      ...none,
      cpu: 0.5,
      received: 20,
      memory: 7,
    }));

  it.each<[string, Partial<Counters>, Partial<Counters>, number]>([
    ["a restart", { cpu: 50 }, { cpu: 2 }, 10],
    ["a first look", {}, { cpu: 2 }, 10],
    ["a file that could not be read", { cpu: 2 }, {}, 10],
    ["no time", { cpu: 2 }, { cpu: 3 }, 0],
    ["a clock that went back", { cpu: 2 }, { cpu: 3 }, -5],
  ])("are not told after %s", (_name, before, after, seconds) =>
    expect(toRates({ ...none, ...before }, { ...none, ...after }, seconds).cpu).toBeNull(),
  );

  it("are never below zero nor without bound, whatever is read", () =>
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.double({ noNaN: true }), (a, b, seconds) => {
        const { sent } = toRates({ ...none, sent: a }, { ...none, sent: b }, seconds);
        expect(sent === null || sent >= 0).toBe(true);
      }),
    ));
});

describe("toTrafficRates", () => {
  const seen = { answers: 100, failed: 5, durations: buckets([0, 90], [11, 10]) };

  it("are what was answered since", () =>
    expect(toTrafficRates(seen, { answers: 120, failed: 6, durations: buckets([0, 105], [11, 15]) }, 10)).toEqual({
      requests: 2,
      errors: 0.1,
      durations: buckets([0, 15], [11, 5]),
    }));

  it("begin anew with the edge", () =>
    expect(toTrafficRates(seen, { answers: 10, failed: 0, durations: buckets([0, 10]) }, 10)).toEqual({
      requests: 1,
      errors: 0,
      durations: buckets([0, 10]),
    }));

  it("of nothing are zero, not missing: the edge did look", () =>
    expect(toTrafficRates(noTraffic, noTraffic, 10)).toMatchObject({ requests: 0, errors: 0 }));
});

describe("percentile", () => {
  it.each<[string, readonly number[], number, number | null]>([
    ["none without answers", buckets(), 0.95, null],
    ["none without measurement", [], 0.95, null],
    ["within a bucket, spread evenly", buckets([1, 100]), 0.5, 7.5],
    ["the end of a bucket", buckets([0, 50], [1, 50]), 0.5, 5],
    ["in the bucket where the share is reached", buckets([0, 90], [6, 10]), 0.95, 375],
    ["beyond the last bound", buckets([0, 1], [11, 99]), 0.95, Number.POSITIVE_INFINITY],
  ])("%s", (_name, counts, share, ms) => expect(percentile(counts, share)).toEqual(ms));

  it("grows with the share", () =>
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 12, maxLength: 12 }), (counts) => {
        const [a, b, c] = [0.5, 0.95, 0.99].map((share) => percentile(counts, share) ?? 0);
        expect(a).toBeLessThanOrEqual(b ?? 0);
        expect(b).toBeLessThanOrEqual(c ?? 0);
      }),
    ));
});

describe("points", () => {
  const point = { ...emptyPoint, cpu: 1, requests: 4, durations: [1, 2] };

  it("that follow each other make their mean, and all their answers", () =>
    expect(mergePoints([point, { ...point, cpu: 2, requests: null }])).toEqual({
      ...point,
      cpu: 1.5,
      durations: [2, 4],
    }));

  it("at one moment make their sum", () =>
    expect(addPoints([point, { ...emptyPoint, cpu: 2 }])).toEqual({ ...point, cpu: 3 }));

  it("of nothing are nothing, not zero", () => expect(mergePoints([emptyPoint, emptyPoint])).toEqual(emptyPoint));

  it("are put into stretches; where nothing was measured there is none", () => {
    const at = (seconds: number, cpu: number) => ({ ...emptyPoint, cpu, at: seconds * 1_000 });
    expect(binPoints([at(125, 4), at(0, 1), at(10, 3)], 60).map(({ at: begin, cpu }) => [begin, cpu])).toEqual([
      [0, 2],
      [120_000, 4],
    ]);
  });

  it("lose no answer and invent none, however they are rolled up", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5_000), fc.nat(100))), (entries) => {
        const points = entries.map(([second, n]) => ({ ...emptyPoint, at: second * 1_000, durations: [n] }));
        const sum = (list: readonly { durations: readonly number[] }[]) =>
          list.reduce((all, { durations }) => all + (durations[0] ?? 0), 0);
        const once = binPoints(points, 600);
        expect(sum(once)).toBe(sum(points));
        expect(binPoints(binPoints(points, 60), 600).map(({ at, durations }) => [at, durations])).toEqual(
          once.map(({ at, durations }) => [at, durations]),
        );
      }),
    ));
});

describe("ranges", () => {
  it("have at most 360 points, of lengths that are kept so long", () => {
    for (const { seconds, step, bin } of Object.values(ranges)) {
      expect(seconds / bin).toBeLessThanOrEqual(360);
      expect(bin % step).toBe(0);
      expect(steps.find((one) => one.step === step)?.keep).toBeGreaterThanOrEqual(seconds);
    }
  });

  it("begin where a clock shows it", () =>
    expect(floorTo(Date.parse("2026-11-27T10:09:59Z"), 600)).toBe(Date.parse("2026-11-27T10:00:00Z")));
});
