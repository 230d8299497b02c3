import { describe, expect, it } from "vitest";
import { describeEvidence, describePerson } from "./describe-row";

const row = {
  ...{ status: "SUCCEEDED" as const, message: null, waitingFor: null, step: null, targetCount: 3 },
  ...{ createdAt: new Date("2026-11-28T03:00:00Z"), servingAt: new Date("2026-11-28T03:00:42Z") },
};

describe("describeEvidence", () => {
  it.each([
    [{}, "3 of 3 replicas healthy after 42\u00a0s."],
    [{ targetCount: 1, servingAt: null }, "1 of 1 replica healthy."],
    [{ targetCount: 0, servingAt: null }, "No replica serves."],
    [{ status: "QUEUED" }, "Waits for its turn."],
    [{ status: "BUILDING", step: "Build" }, "Build."],
    [{ status: "DEPLOYING", step: "Rollout", waitingFor: "Replica 2 is starting." }, "Replica 2 is starting."],
    [{ status: "MONITORING" }, "Begins."],
    [
      { status: "FAILED", message: "Replica 1 stopped by itself (exit code 3). Read its log." },
      "Replica 1 stopped by itself (exit code 3).",
    ],
    [{ status: "CANCELLED", message: null }, ""],
  ] as const)("%j: %s", (change, text) => expect(describeEvidence({ ...row, ...change })).toBe(text));
});

describe("describePerson", () => {
  it.each([
    ["you", "You"],
    ["Lena", "Lena"],
    [null, "Somebody who is gone"],
  ])("%s: %s", (requestedBy, text) => expect(describePerson({ requestedBy })).toBe(text));
});
