import { describe, expect, it } from "vitest";
import { formatShare, formatUnit, type Unit } from "./units";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("formatUnit", () => {
  it.each<[Unit, number, string]>([
    ["cores", 0.3141, "0.31 cores"],
    ["cores", 0.002_14, "0.0021 cores"],
    ["cores", 1, "1 core"],
    ["memory", 536_870_912, "512 MiB"],
    ["bytesPerSecond", 31_000_000, "31 MB/s"],
    ["perSecond", 1284.4, "1,284 /s"],
    ["perSecond", 4.16, "4.16 /s"],
    ["perSecond", 41.66, "41.7 /s"],
    ["ms", 112.4, "112 ms"],
    ["ms", 3.14, "3.14 ms"],
    ["ms", 1_250, "1.3 s"],
    ["ms", 9_960, "10 s"],
    ["ms", -1, "over 10 s"],
    ["load", 0.52, "0.52"],
  ])("%s of %d is %s", (unit, value, text) => expect(plain(formatUnit(unit, value))).toBe(text));
});

describe("formatShare", () => {
  it.each([
    [0, "0 %"],
    [0.000_01, "< 0.01 %"],
    [0.0008, "0.08 %"],
    [0.125, "13 %"],
    [1, "100 %"],
  ])("%d is %s", (share, text) => expect(plain(formatShare(share))).toBe(text));
});
