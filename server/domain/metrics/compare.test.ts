import { describe, expect, it } from "vitest";
import { aDayAgo, stretchBefore } from "./compare";
import { type RangeName, rangeNames, ranges, steps } from "./ranges";

const now = Date.UTC(2026, 10, 28, 12, 0, 5);
const hour = 3_600_000;
const spanOf = (range: RangeName) => ({ to: Math.ceil(now / (ranges[range].bin * 1_000)) * ranges[range].bin * 1_000 });

describe("an earlier stretch", () => {
  it.each(rangeNames)("of %s is as long as it, whole points of one that is kept, and falls on its times", (range) => {
    const span = spanOf(range);
    for (const earlier of [aDayAgo(range, span, now), stretchBefore(now - 3 * hour, range, span, now)]) {
      const { from, to, shift, step, bin } = earlier;
      const longer = to - from - ranges[range].seconds * 1_000;
      expect(longer >= 0 && longer < bin * 1_000).toBe(true);
      expect([from % (bin * 1_000), bin % step, to + shift]).toEqual([0, 0, span.to]);
      expect(bin).toBeGreaterThanOrEqual(ranges[range].bin);
    }
  });

  it.each<[RangeName, number, number]>([
    ["1h", 0.1, 60],
    ["1h", 22, 60],
    ["1h", 23.9, 600],
    ["24h", 24, 600],
    ["30d", 24, 600],
  ])("of %s that ended %s h ago is made of points of %s s", (range, ago, step) => {
    const earlier = stretchBefore(now - ago * hour, range, spanOf(range), now);
    expect(earlier.step).toBe(step);
    const kept = steps.find((one) => one.step === step)?.keep ?? 0;
    if (range !== "30d") expect(now - earlier.from).toBeLessThanOrEqual((kept + step) * 1_000);
  });

  it("a day ago ended a day ago", () => expect(aDayAgo("6h", spanOf("6h"), now).shift).toBe(24 * hour));
});
