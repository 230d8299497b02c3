import { describe, expect, it } from "vitest";
import { addCrash, backoffOf, type CrashPolicy, emptyMemory, noteServing, type SlotMemory } from "./crash-memory";

const minute = 60_000;
const policy: CrashPolicy = {
  backoffMs: 1_000,
  maxBackoffMs: 60_000,
  maxCrashes: 4,
  windowMs: 15 * minute,
  stableMs: 5 * minute,
};
/** A slot that fails at each of these times; it served just before those that are negative. */
const failing = (...times: number[]): SlotMemory =>
  times.reduce<SlotMemory>((memory, time) => {
    const at = Math.abs(time);
    return addCrash(policy, time < 0 ? noteServing(policy, memory, true, at - 1) : memory, at);
  }, emptyMemory);

describe("backoffOf", () => {
  it.each([
    [0, 0],
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [6, 32_000],
    [7, 60_000],
    [5_000, 60_000],
  ])("after %i failures waits %i ms", (crashes, ms) => expect(backoffOf(policy, crashes)).toBe(ms));
});

describe("a slot that fails", () => {
  it("is not tried again before its time", () => expect(failing(10, 20).notBefore).toBe(20 + 2_000));
  it("is given up at the last failure that the policy allows", () => {
    expect(failing(1, 2, 3).gaveUpAt).toBeNull();
    expect(failing(1, 2, 3, 4).gaveUpAt).toBe(4);
  });
  it("is given up however slowly it fails, when it never served", () =>
    expect(failing(0, 20 * minute, 40 * minute, 60 * minute).gaveUpAt).toBe(60 * minute));
  it("is not given up for failures further apart than the window, when it served in between", () =>
    expect(failing(-1, -20 * minute, -40 * minute, -60 * minute, -80 * minute).gaveUpAt).toBeNull());
  it("stays given up, since when it first was", () => expect(failing(1, 2, 3, 4, 5).gaveUpAt).toBe(4));
  it("is remembered with no more failures than the policy counts", () =>
    expect(failing(1, 2, 3, 4, 5, 6).crashes).toEqual([3, 4, 5, 6]));
});

describe("a slot that serves", () => {
  const past = failing(1, 2, 3, 4);
  it("is forgiven after a while", () => {
    const early = noteServing(policy, noteServing(policy, past, true, 1_000), true, 1_000 + 5 * minute - 1);
    expect([early.crashes.length, early.gaveUpAt, early.stableSince]).toEqual([4, 4, 1_000]);
    const late = noteServing(policy, early, true, 1_000 + 5 * minute);
    expect([late.crashes, late.gaveUpAt, late.notBefore]).toEqual([[], null, 0]);
  });
  it("begins anew after a break", () => {
    const broken = noteServing(policy, noteServing(policy, past, true, 1_000), false, 2_000);
    expect(noteServing(policy, broken, true, 6 * minute).gaveUpAt).toBe(4);
  });
});
