import { describe, expect, it } from "vitest";
import { barWords, countWords, timeWords } from "./count-words";
import { marksWithin } from "./deployment-marks";

const from = Date.parse("2026-11-24T14:31:00Z");
const bar = (all: number, warnings = 0, errors = 0) => ({ all, warnings, errors });
const counts = { from, to: from + 3_000, step: 1_000, bars: [bar(1), bar(1_200, 2, 1), bar(0)], ...bar(1_201, 2, 1) };

describe("a picture of lines, in words", () => {
  it.each([
    [bar(0), "0 lines"],
    [bar(1, 1), "1 line, 1 warning"],
    [bar(34, 2, 1), "34 lines, 2 warnings, 1 error"],
  ])("%j: %s", (of, expected) => expect(barWords(of)).toBe(expected));
  it("says how many, when, where most of them are, and what was deployed", () => {
    const marks = [{ at: from + 1_500, label: "#3", bad: false }];
    expect(countWords(counts, marks, "Europe/Berlin")).toBe(
      "1,201 lines, 2 warnings, 1 error between 15:31:00 and 15:31:03. Most of them from 15:31:01 on: 1,200. Deployment #3 at 15:31:01.",
    );
    expect(countWords({ ...counts, ...bar(0), bars: [bar(0)] }, [], "UTC")).toBe(
      "0 lines between 14:31:00 and 14:31:03.",
    );
  });
  it("names the day where there are several", () => {
    expect(timeWords(from, { from, to: from + 86_400_001 }, "UTC")).toBe("24 Nov, 14:31:00");
    expect(timeWords(from, { from, to: from + 86_400_000 }, "UTC")).toBe("14:31:00");
  });
});

describe("marksWithin", () => {
  it("has those that began within the time, oldest first", () => {
    const at = (ms: number) => new Date(from + ms).toISOString();
    const deployments = [
      { number: 5, status: "QUEUED", startedAt: null },
      { number: 4, status: "DEPLOYING", startedAt: at(3_001) },
      { number: 3, status: "ROLLED_BACK", startedAt: at(3_000) },
      { number: 2, status: "SUCCEEDED", startedAt: at(0) },
      { number: 1, status: "FAILED", startedAt: at(-1) },
    ];
    expect(marksWithin(deployments, counts)).toEqual([
      { at: from, label: "#2", bad: false },
      { at: from + 3_000, label: "#3", bad: true },
    ]);
  });
});
