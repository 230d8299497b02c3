import { describe, expect, it } from "vitest";
import { describeEnd, describeProgress, describeTrouble } from "./words";

const line = { kind: "DEPLOY", status: "DEPLOYING", release: 143, environment: "prod", cancelling: false } as const;

describe("what is on its way", () => {
  it.each([
    [{}, "deploying r143 to prod"],
    [{ status: "BUILDING", release: null }, "building for prod"],
    [{ status: "QUEUED" }, "waits for its turn in prod"],
    [{ status: "MONITORING" }, "serves r143 in prod and is watched"],
    [{ kind: "ROLLBACK" }, "rolling back to r143 in prod"],
    [{ kind: "STOP" }, "stopping in prod"],
    [{ cancelling: true }, "is being cancelled in prod"],
  ] as const)("%j: %s", (change, words) => expect(describeProgress({ ...line, ...change })).toBe(words));
});

describe("what ended", () => {
  const end = {
    status: "SUCCEEDED",
    release: 42,
    previousRelease: 41,
    environment: "prod",
    requestedBy: "Ines",
  } as const;
  it.each([
    [{}, "prod, r42, Ines"],
    [{ status: "ROLLED_BACK" }, "prod, returned to r41, Ines"],
    [{ release: null, requestedBy: null }, "prod"],
  ] as const)("%j: %s", (change, words) => expect(describeEnd({ ...end, ...change })).toBe(words));
});

describe("what needs somebody", () => {
  const failureMessage =
    "Replica 2 stopped by itself (exit code 1). Read its last log lines. What served before serves on.";
  const row = { missing: 0, note: null, release: 41, desired: 4, serving: 4, failureMessage, environment: "prod" };
  it.each([
    [{}, "Replica 2 stopped by itself (exit code 1). r41 serves on 4 of 4 replicas."],
    [{ release: null, serving: 0, desired: 0 }, "Replica 2 stopped by itself (exit code 1). Nothing serves in prod."],
    [
      { missing: 1, note: "Replica 1 is in a crash loop.", serving: 0 },
      "Replica 1 is in a crash loop. Nothing serves in prod.",
    ],
    [{ failureMessage: null, desired: 1, serving: 1 }, "r41 serves on 1 of 1 replica."],
  ])("%j: %s", (change, words) => expect(describeTrouble({ ...row, ...change })).toBe(words));
});
