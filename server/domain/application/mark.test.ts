import { describe, expect, it } from "vitest";
import { type MarkFacts, markOf, worstMark } from "./mark";

const fine: MarkFacts = { active: false, desired: 2, missing: 0, lastFailure: null };

describe("markOf", () => {
  it.each<[Partial<MarkFacts>, string | null]>([
    [{}, null],
    [{ lastFailure: "FAILED" }, "bad"],
    [{ lastFailure: "ROLLED_BACK" }, "warn"],
    [{ missing: 1 }, "warn"],
    [{ missing: 2 }, "bad"],
    [{ desired: 0 }, null],
    [{ lastFailure: "FAILED", missing: 2, active: true }, "moving"],
  ])("%j is %s", (facts, mark) => expect(markOf({ ...fine, ...facts })).toBe(mark));
});

describe("worstMark", () => {
  it.each([
    [[], null],
    [[null, "moving"], "moving"],
    [["moving", "warn", null], "warn"],
    [["warn", "bad", "moving"], "bad"],
  ] as const)("%j is %s", (marks, worst) => expect(worstMark(marks)).toBe(worst));
});
