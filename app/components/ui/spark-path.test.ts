import { describe, expect, it } from "vitest";
import { toPath } from "./spark-path";

const box = { width: 12, height: 12, margin: 1 };

describe("toPath", () => {
  it("goes from the left to the right, from the least to the greatest", () => {
    expect(toPath([0, 5, 10], box)).toBe("M1 11L6 6L11 1");
    expect(toPath([2, 6, 10], box)).toBe("M1 11L6 6L11 1");
  });
  it("makes no waves of what hardly moves", () => {
    expect(toPath([95, 100, 95], box)).toBe("M1 2L6 1L11 2");
  });
  it("has gaps where nothing was measured, and a dot for one value alone", () => {
    expect(toPath([4, null, 4, 2], box)).toBe("M1 1h0M7.7 1L11 11");
  });
  it("lies at the bottom when all is zero, and is nothing without values", () => {
    expect(toPath([0, 0], box)).toBe("M1 11L11 11");
    expect(toPath([null, null], box)).toBe("");
  });
});
