import { describe, expect, it } from "vitest";
import { retryWait } from "./retry-wait";

describe("retryWait", () => {
  it("gets longer, to no more than what a machine that is back may be missed for", () => {
    const waits = [1, 2, 3, 4, 5, 50].map((failures) => retryWait("unreachable", failures, 1));
    expect(waits).toEqual([250, 500, 1_000, 2_000, 2_500, 2_500]);
  });
  it("leaves half of it to chance", () => expect(retryWait("unreachable", 50, 0)).toBe(1_250));
  it("is long where the next try would be refused again", () => {
    for (const failure of ["denied", "host_key"] as const) expect(retryWait(failure, 1, 0)).toBeGreaterThan(30_000);
  });
});
