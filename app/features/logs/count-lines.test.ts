import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countLines, spanOfBars } from "./count-lines";
import { createLogBuffer } from "./log-buffer";
import type { NewLine } from "./log-line";

const start = Date.parse("2026-11-24T14:31:00Z");
const whole = { from: null, to: null };
const line = (ms: number, text = "line", kind: NewLine["kind"] = "out"): NewLine => ({
  ...{ text, kind },
  at: new Date(start + ms).toISOString(),
});
const linesOf = (lines: readonly NewLine[]) => {
  const buffer = createLogBuffer();
  buffer.push(lines);
  return buffer.lines;
};

describe("countLines", () => {
  it("counts lines by time and level, and no words of ours", () => {
    const lines = linesOf([
      line(0),
      line(400, "warn: slow"),
      line(9_900, "error: no stock"),
      line(9_999, "INFO done"),
      line(60_000, "3 lines were dropped", "note"),
    ]);
    const counts = countLines(lines, lines, whole);
    expect(counts).toMatchObject({ from: start, to: start + 10_000, step: 200, all: 4, warnings: 1, errors: 1 });
    expect(counts?.bars.flatMap((bar, n) => (bar.all > 0 ? [[n, bar.all, bar.warnings, bar.errors]] : []))).toEqual([
      [0, 1, 0, 0],
      [2, 1, 1, 0],
      [49, 2, 0, 1],
    ]);
  });
  it("keeps the time of all lines while fewer are shown, and that which was asked for", () => {
    const lines = linesOf([line(0), line(30_000), line(60_000)]);
    const shown = lines.slice(1, 2);
    expect(countLines(shown, lines, whole)).toMatchObject({ from: start, all: 1, step: 1_000 });
    const hour = { from: start - 3_600_000, to: start + 600_000 };
    expect(countLines(shown, lines, hour)).toMatchObject({ ...hour, step: 60_000, all: 1 });
    expect(countLines([], [], hour)).toMatchObject({ ...hour, all: 0 });
  });
  it("is nothing where there is no line and no time", () => {
    const note = linesOf([line(0, "word", "note"), { ...line(0), at: "" }]);
    for (const lines of [[], note]) expect(countLines(lines, lines, whole)).toBeNull();
  });
  it("has a bar for each line, and never too many bars", () => {
    const times = fc.array(fc.integer({ min: 0, max: 2_000 * 86_400_000 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 40 }), (all, shrink) => {
        const lines = linesOf(all.map((ms) => line(Math.floor(ms / 2 ** shrink))));
        const counts = countLines(lines, lines, whole);
        const bars = counts?.bars ?? [];
        expect(bars.length).toBeGreaterThan(0);
        expect(bars.length).toBeLessThanOrEqual(90);
        expect(bars.reduce((sum, bar) => sum + bar.all, 0)).toBe(all.length);
        expect([bars[0]?.all, bars.at(-1)?.all]).not.toContain(0);
      }),
    );
  });
});

describe("spanOfBars", () => {
  const lines = linesOf([line(300), line(8_000)]);
  const counts = countLines(lines, lines, whole);
  it.each([
    [300, 300, 0, 1],
    [950, 1_050, 0, 2],
    [1_050, 950, 0, 2],
    [1_000, 1_999, 1, 2],
    [2_099, 4_000, 2, 5],
    [-5_000, 50_000, 0, 9],
  ])("from %i ms to %i ms: second %i to %i", (from, to, first, last) => {
    const span = { from: start + first * 1_000, to: start + last * 1_000 };
    expect(counts && spanOfBars(counts, start + from, start + to)).toEqual(span);
  });
});
