import { describe, expect, it } from "vitest";
import { describeReason, type ReasonFacts } from "./describe-reason";
import { isReasonCode, type ReasonCode, reasonCodes } from "./reason-codes";

const full: ReasonFacts = {
  ...{ slot: 3, exitCode: 7, seconds: 90, node: "berlin-1", image: "shop:2" },
  ...{ detail: "the step said no...", cause: "health_failed" },
};

describe("describeReason", () => {
  it.each(reasonCodes)("%s: a sentence that begins with a capital, ends with a stop and names a next step", (code) => {
    for (const facts of [{}, full]) {
      const text = describeReason(code, facts);
      expect(text).toMatch(/^[A-Z][^\n]*\.$/);
      expect(text).not.toMatch(/undefined|null|NaN|\.\.|\s\s/);
      expect(text.split(". ").length).toBeGreaterThanOrEqual(2);
    }
  });

  it.each<[ReasonCode, ReasonFacts, string]>([
    ["replica_exited", { slot: 2, exitCode: 1 }, "Replica 2 stopped by itself (exit code 1)."],
    ["replica_exited", { exitCode: 137 }, "A replica stopped by itself (code 137: killed, often for lack of memory)."],
    ["replica_exited", { slot: 1, exitCode: 0 }, "Replica 1 stopped by itself (exit code 0)."],
    ["health_timeout", { slot: 1, seconds: 120 }, "Replica 1 did not become healthy within 120 s."],
    ["build_failed", { detail: "RUN make ended with 2." }, "The image could not be built: RUN make ended with 2. Read"],
    ["build_timeout", { seconds: 1800 }, "The build did not end within 1800 s."],
    ["image_missing", { image: "shop:2" }, "The image shop:2 could not be found."],
    ["disk_low", { node: "berlin-1" }, "There is too little disk space on node berlin-1."],
    [
      "return_failed",
      { cause: "replica_exited" },
      "A replica stopped by itself, and the version before could not be brought back either",
    ],
    ["return_failed", { cause: null }, "The deployment failed, and the version before"],
    ["return_failed", { cause: "return_failed" }, "The deployment failed, and the version before"],
  ])("%s with %j", (code, facts, beginning) => expect(describeReason(code, facts)).toContain(beginning));

  it("knows its own codes only", () =>
    expect([isReasonCode("disk_low"), isReasonCode("toString"), isReasonCode("")]).toEqual([true, false, false]));
});
