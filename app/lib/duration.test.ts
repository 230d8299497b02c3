import { describe, expect, it } from "vitest";
import { formatAgo, formatDuration, formatElapsed } from "./duration";

const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

describe("formatDuration", () => {
  it.each([
    [0, "0.0 s"],
    [420, "0.4 s"],
    [16_800, "16.8 s"],
    [30_000, "30 s"],
    [59_960, "1 min"],
    [74_000, "1 min 14 s"],
    [3_600_000, "1 h"],
    [7_500_000, "2 h 5 min"],
    [3 * 86_400_000, "3 days"],
  ])("%d ms is %s", (ms, text) => expect(plain(formatDuration(ms))).toBe(text));
});

describe("formatElapsed", () => {
  it.each([
    [-5, "0 s"],
    [9_999, "9 s"],
    [61_500, "1 min 1 s"],
  ])("%d ms is %s", (ms, text) => expect(plain(formatElapsed(ms))).toBe(text));
});

describe("formatAgo", () => {
  it.each([
    [-2_000, "now"],
    [3_400, "3 s ago"],
    [11 * 60_000, "11 min ago"],
    [2.5 * 3_600_000, "2 h ago"],
    [86_400_000, "1 day ago"],
    [7.5 * 86_400_000, "7 days ago"],
    [8 * 86_400_000, null],
  ])("%d ms is %s", (ms, text) => expect(plain(formatAgo(ms))).toBe(text));
});
