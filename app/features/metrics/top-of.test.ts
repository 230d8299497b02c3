import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Chart } from "./charts";
import { topOf } from "./top-of";

const chart = (unit: Chart["unit"]): Chart => ({ title: "", unit, lines: [{ key: "cpu", label: "", look: "main" }] });
const mebibyte = 1024 ** 2;

describe("topOf", () => {
  it.each<[Chart["unit"], number, number | null, number]>([
    ["perSecond", 0, null, 1],
    ["perSecond", 1.94, null, 2],
    ["perSecond", 5.4, null, 6],
    ["cores", 0.021, null, 0.03],
    ["ms", 468, null, 500],
    ["memory", 1_100 * mebibyte, null, 2_048 * mebibyte],
    ["memory", 300 * mebibyte, null, 400 * mebibyte],
    ["memory", 300 * mebibyte, 512 * mebibyte, 600 * mebibyte],
    ["memory", 100 * mebibyte, 512 * mebibyte, 200 * mebibyte],
  ])("%s of %d with the limit %d ends with %d", (unit, cpu, limit, top) =>
    expect(topOf(chart(unit), [{ at: 0 }, { at: 1, cpu }], limit)).toBeCloseTo(top, 9),
  );

  it("is above all that is shown, and not far above", () =>
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (cpu) => {
        const top = topOf(chart("perSecond"), [{ at: 0, cpu }], null);
        expect(top).toBeGreaterThanOrEqual(cpu);
        expect(top).toBeLessThanOrEqual(cpu * 2.1);
      }),
    ));
});
