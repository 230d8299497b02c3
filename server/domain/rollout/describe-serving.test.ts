import { describe, expect, it } from "vitest";
import { describeServing, type ServingFacts } from "./describe-serving";

describe("describeServing", () => {
  it.each<[ServingFacts, string]>([
    [{ release: null, desired: 0, groups: [] }, "Nothing serves here yet"],
    [{ release: 3, desired: 0, groups: [] }, "Stopped: no replica of r3 runs"],
    [{ release: 3, desired: 2, groups: [{ release: 3, serving: 0 }] }, "No replica of r3 serves, of 2"],
    [{ release: 3, desired: 2, groups: [{ release: 3, serving: 1 }] }, "r3 serves on 1 of 2 replicas"],
    [{ release: 3, desired: 1, groups: [{ release: 3, serving: 1 }] }, "r3 serves on 1 of 1 replica"],
    [
      {
        release: 3,
        desired: 2,
        groups: [
          { release: 4, serving: 1 },
          { release: 3, serving: 2 },
        ],
      },
      "r3 serves on 2 replicas, r4 on 1 replica",
    ],
    [{ release: null, desired: 0, groups: [{ release: 1, serving: 1 }] }, "r1 serves on 1 replica"],
  ])("%j", (facts, sentence) => expect(describeServing(facts)).toBe(sentence));
});
