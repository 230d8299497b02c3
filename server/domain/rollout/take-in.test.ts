import { describe, expect, it } from "vitest";
import { takeIn } from "./take-in";
import type { ObservedReplica } from "./types";

const replica = (over: Partial<ObservedReplica>): ObservedReplica => ({
  ...{ group: "new", slot: 2, attempt: 3, phase: "starting", since: 0, exitCode: null },
  ...{ routed: false, confirmed: true, connections: 0, stoppingSince: null, restarts: 0 },
  ...over,
});
const next = (over: Partial<ObservedReplica>) =>
  takeIn(replica(over)).map((action) => [action.kind, ...(action.kind === "route" ? [action.on] : [])]);

describe("a wanted replica", () => {
  it("whose start was lost is started, as the same attempt", () => {
    const same = { group: "new", slot: 2, attempt: 3 };
    expect(takeIn(replica({ unstarted: true }))).toEqual([{ kind: "ensureReplica", ...same }]);
  });

  it("is left alone until it is healthy, then routed, then kept", () => {
    expect(next({})).toEqual([]);
    expect(next({ phase: "healthy" })).toEqual([["route", true]]);
    expect(next({ phase: "healthy", routed: true, confirmed: false })).toEqual([]);
    expect(next({ phase: "healthy", routed: true })).toEqual([["keep"]]);
  });

  it("that was started again or fell sick loses its traffic", () => {
    expect(next({ phase: "starting", routed: true })).toEqual([["route", false]]);
    expect(next({ phase: "unhealthy", routed: true })).toEqual([["route", false]]);
  });
});
