import { describe, expect, it } from "vitest";
import { isTooMany, maxFollowed, maxReplicas, takeFollowed } from "./followed";

const run = (...replicas: readonly number[]) => replicas.map((count) => ({ replicas: count }));

describe("what is followed at once", () => {
  it.each([
    [run(), 0],
    [run(1, 2, 3), 3],
    [run(...Array(15).fill(1)), maxFollowed],
    [run(20, 10, 1), 2],
    [run(20, 11, 1), 1],
    [run(500), 1],
    [run(500, 1), 1],
    [run(0, 0, 31), 2],
  ])("of %j: the first %i", (list, count) => {
    expect(takeFollowed(list)).toEqual(list.slice(0, count));
    expect(isTooMany(takeFollowed(list))).toBe(false);
  });
  it("is too many beyond the limit, but for one alone", () => {
    expect(isTooMany(run(maxReplicas - 1, 1))).toBe(false);
    expect(isTooMany(run(maxReplicas, 1))).toBe(true);
    expect(isTooMany(run(maxReplicas + 1))).toBe(false);
  });
});
