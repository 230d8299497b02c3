import { describe, expect, it } from "vitest";
import { initialState } from "../../domain/rollout/state";
import type { RolloutState } from "../../domain/rollout/types";
import { nextEvidence } from "./rollout-evidence";

const forward = initialState;
const back: RolloutState = { ...initialState, direction: "return" };
const slots = [{ slot: 1, old: "serving", new: "exited with code 1" }];
const later = [{ slot: 1, old: "serving", new: "removed" }];

describe("nextEvidence", () => {
  it("keeps the last look only while all goes forward", () =>
    expect(nextEvidence({ slots: later }, { from: forward, to: forward }, slots, 5)).toEqual({ slots }));
  it("keeps what was seen when it turned back, to the end", () => {
    const turned = { at: "1970-01-01T00:00:00.005Z", slots };
    const first = nextEvidence(null, { from: forward, to: back }, slots, 5);
    expect(first).toEqual({ slots, turned });
    expect(nextEvidence(first, { from: back, to: back }, later, 9)).toEqual({ slots: later, turned });
  });
});
