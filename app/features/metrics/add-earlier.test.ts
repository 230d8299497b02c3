import { describe, expect, it } from "vitest";
import type { MetricView } from "../../../server/domain/metrics/to-view";
import { addEarlier, comparedKey, nameOfEarlier } from "./add-earlier";
import { applicationCharts } from "./charts";
import { topOf } from "./top-of";

const day = 86_400_000;
const earlier = {
  ...{ kind: "day" as const, release: null, shift: day, bin: 600, whole: null },
  points: [
    { at: 0, requests: 4 },
    { at: 1_200_000, requests: 9 },
  ] as MetricView[],
};
const at = (s: number) => ({ at: day + s * 1_000 });
const [requests] = applicationCharts;

describe("earlier figures", () => {
  it("fall on the times of now, through the whole stretch that they are the mean of, and leave gaps", () =>
    expect(addEarlier([at(0), at(590), at(600), at(1_200)], earlier, "requests")).toEqual([
      { ...at(0), earlier: 4 },
      { ...at(590), earlier: 4 },
      { ...at(600), earlier: null },
      { ...at(1_200), earlier: 9 },
    ]));

  it("are those of one line of each chart, and fit on its scale", () => {
    expect(applicationCharts.map(comparedKey)).toEqual(["requests", "p95", "cpu", "memory", "received", "read"]);
    if (requests === undefined) throw new Error("There is no chart.");
    expect(topOf(requests, [{ ...at(0), requests: 1, earlier: 900 }], null)).toBe(1_000);
  });

  it("are called by when they were, or by the release of then", () =>
    expect([nameOfEarlier(earlier), nameOfEarlier({ kind: "release", release: 141 })]).toEqual(["a day ago", "r141"]));
});
