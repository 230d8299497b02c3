import { expect, it } from "vitest";
import { type SlotView, toRuns } from "./slot-runs";

const drawn = (slots: readonly SlotView[]) => toRuns(slots).map(({ state, count }) => `${count} ${state}`);
const view = (slot: number, state: SlotView["state"], title = "serving"): SlotView => ({ slot, state, title });

it("draws neighbours of one colour together", () => {
  expect(drawn([view(1, "old"), view(2, "old"), view(3, "new"), view(4, "old")])).toEqual(["2 old", "1 new", "1 old"]);
});

it("keeps apart what says something else, so that each has its words", () => {
  expect(drawn([view(1, "old"), view(2, "old", "serving, restarted twice"), view(3, "old")])).toHaveLength(3);
});

it("draws outlines one by one", () => {
  expect(drawn([view(1, "empty"), view(2, "empty"), view(3, "starting")])).toEqual([
    "1 empty",
    "1 empty",
    "1 starting",
  ]);
});

it("has a key of its own for each, also when two containers share a slot", () => {
  const keys = toRuns([view(1, "old"), view(1, "new"), view(2, "old"), view(2, "starting")]).map(({ key }) => key);
  expect(new Set(keys).size).toBe(4);
});
