import { describe, expect, it } from "vitest";
import type { Cell } from "../../../server/services/projects/find-cells";
import { findBehind, noteOf } from "./cell-words";

const release = { number: 2, commit: "b", commitMessage: null, imageId: "sha256:2", since: new Date(0) };
const cell: Cell = {
  ...{ environmentId: "e", state: "serving", mark: null, desired: 2, serving: 2, slots: [], crashLoops: 0 },
  ...{ release, active: null, failure: null },
};
const failure = { number: 7, message: null };

describe("noteOf", () => {
  it.each<[Partial<Cell>, string | null, string | null]>([
    [{}, null, null],
    [{}, "staging", "behind staging"],
    [{ crashLoops: 1, state: "degraded" }, "staging", "crash loop"],
    [{ state: "degraded", serving: 1 }, null, "1 of 2 serve"],
    [{ state: "down", serving: 0 }, null, "none serves"],
    [{ failure }, "staging", "#7 failed"],
    [{ state: "stopped", desired: 0 }, null, "stopped"],
    [{ failure, active: { number: 8, release: null, waitingFor: null } }, null, null],
    [{ state: "never", release: null }, null, null],
  ])("%j behind %j: %j", (change, behind, text) =>
    expect(noteOf({ ...cell, ...change }, behind)?.text ?? null).toBe(text),
  );
});

describe("findBehind", () => {
  const environments = [{ name: "dev" }, { name: "staging" }, { name: "prod" }];
  const at = (number: number, commit: string): Cell => ({ ...cell, release: { ...release, number, commit } });
  const never: Cell = { ...cell, release: null };
  it.each([
    [[at(3, "c"), at(2, "b"), at(1, "a")], "staging"],
    [[at(3, "c"), never, at(1, "a")], "dev"],
    [[at(3, "c"), at(2, "a"), at(1, "a")], null],
    [[at(1, "a"), undefined, at(3, "c")], null],
    [[at(3, "c"), at(2, "b"), never], null],
  ])("%# for the last one", (cells, behind) => expect(findBehind(cells, environments, 2)).toBe(behind));
});
