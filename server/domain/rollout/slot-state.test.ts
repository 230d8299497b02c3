import { describe, expect, it } from "vitest";
import { describeReplica } from "./describe-slots";
import { slotStateOf } from "./slot-state";
import type { ObservedReplica } from "./types";

const serving: ObservedReplica = {
  group: "a",
  slot: 1,
  attempt: 1,
  phase: "healthy",
  since: 0,
  exitCode: null,
  routed: true,
  confirmed: true,
  connections: 0,
  stoppingSince: null,
  restarts: 0,
};

describe("slotStateOf", () => {
  it.each<[Partial<ObservedReplica>, string, string]>([
    [{}, "old", "new"],
    [{ confirmed: false }, "draining", "new"],
    [{ routed: false }, "draining", "new"],
    [{ routed: false, connections: 3 }, "draining", "draining"],
    [{ stoppingSince: 5 }, "draining", "draining"],
    [{ phase: "starting" }, "starting", "starting"],
    [{ phase: "unhealthy" }, "unhealthy", "unhealthy"],
    [{ phase: "exited" }, "failed", "failed"],
    [{ phase: "exited", exitCode: 137 }, "failed", "failed"],
  ])("%j is %s for the old release and %s for the new one", (seen, old, fresh) => {
    const words = describeReplica({ ...serving, ...seen });
    expect([slotStateOf(words, false), slotStateOf(words, true)]).toEqual([old, fresh]);
  });
  it.each(["removed", "waiting"])("%s is an empty place", (words) => expect(slotStateOf(words, true)).toBe("empty"));
});
