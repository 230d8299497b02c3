import { describe, expect, it } from "vitest";
import { failingReplica } from "./failing-replica";
import { initialState } from "./state";

const failure = { reason: "health_failed", slot: 2, exitCode: null, cause: null } as const;

describe("the replica that tells why", () => {
  it.each([
    ["nothing failed", {}, null],
    ["an attempt was given up and another one goes on", { condemned: { "dep_1/3/1": "replica_exited" } }, [3, 1]],
    ["the newest of those given up", { condemned: { "d/1/2": "replica_exited", "d/1/1": "health_failed" } }, [1, 2]],
    ["the rollout failed by a slot", { failure, condemned: { "dep_1/1/1": "replica_exited" } }, [2, null]],
    ["it failed by no slot", { failure: { ...failure, slot: null } }, null],
  ] as const)("%s", (_name, over, expected) => {
    const found = failingReplica({ ...initialState, ...over });
    expect(found === null ? null : [found.slot, found.attempt]).toEqual(expected);
  });

  it("is nobody before the first tick", () => expect(failingReplica(null)).toBeNull());
});
