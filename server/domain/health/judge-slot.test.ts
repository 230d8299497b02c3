import { describe, expect, it } from "vitest";
import type { ObservedReplica } from "../rollout/types";
import { defaultCrashPolicy, emptyMemory, type SlotMemory } from "./crash-memory";
import { judgeSlot } from "./judge-slot";

const now = 1_000_000;
const policy = { crash: { ...defaultCrashPolicy, maxCrashes: 3 }, healthyTimeoutMs: 10_000 };
const replica = (over: Partial<ObservedReplica> = {}): ObservedReplica => ({
  ...{ group: "g", slot: 1, attempt: 2, phase: "healthy", since: now - 5_000, exitCode: null },
  ...{ routed: true, confirmed: true, connections: 0, stoppingSince: null, restarts: 0 },
  ...over,
});
/** as left by a tick that saw the replica well */
const known: SlotMemory = { ...emptyMemory, attempt: 2, seen: 2, failed: 1, stableSince: now - 4_000 };
const loop: SlotMemory = { ...known, crashes: [1, 2, 3], gaveUpAt: 3 };
const judge = (seen: ObservedReplica | undefined, memory = known, watch = { from: 0, last: now }) =>
  judgeSlot(policy, memory, seen, { watch, wentWithNode: false, now });

describe("judgeSlot", () => {
  it.each<[string, ObservedReplica | undefined, SlotMemory, { crashes: number; lost: boolean }]>([
    ["one that is well", replica(), known, { crashes: 0, lost: false }],
    ["one that exited", replica({ phase: "exited" }), known, { crashes: 1, lost: true }],
    ["one that is unhealthy", replica({ phase: "unhealthy" }), known, { crashes: 1, lost: true }],
    ["one that starts", replica({ phase: "starting" }), known, { crashes: 0, lost: false }],
    ["one that starts too long", replica({ phase: "starting", since: 0 }), known, { crashes: 1, lost: true }],
    ["one that the engine started again", replica({ restarts: 1 }), known, { crashes: 1, lost: false }],
    [
      "one whose restarts lie before it was first seen",
      replica({ attempt: 3, restarts: 9 }),
      known,
      { crashes: 0, lost: false },
    ],
    ["one that is gone", undefined, known, { crashes: 1, lost: false }],
    ["one that never was", undefined, emptyMemory, { crashes: 0, lost: false }],
    ["one that is being stopped", replica({ stoppingSince: now - 1 }), known, { crashes: 0, lost: true }],
    ["one that fails in a crash loop but runs", replica({ phase: "unhealthy" }), loop, { crashes: 3, lost: false }],
    ["one that ended in a crash loop", replica({ phase: "exited" }), loop, { crashes: 3, lost: true }],
  ])("%s", (_name, seen, memory, expected) => {
    const { memory: after, lost } = judge(seen, memory);
    expect({ crashes: after.crashes.length, lost }).toEqual(expected);
  });

  it.each([replica({ phase: "exited" }), replica({ phase: "unhealthy" }), replica({ restarts: 2 }), undefined])(
    "counts a failure once, however long it is to be seen (case %#)",
    (seen) => {
      const first = judge(seen).memory;
      expect(judge(seen, first).memory.crashes).toEqual(first.crashes);
    },
  );

  it("does not count the end of one that was given up, or that we stopped", () => {
    const lost = judge(replica({ phase: "exited" })).memory;
    expect(judge(undefined, lost).memory.crashes).toEqual(lost.crashes);
    const stopped = judge(replica({ stoppingSince: now })).memory;
    expect(judge(undefined, stopped).memory.crashes).toEqual([]);
  });

  it("gives one that starts its time from when somebody looked again", () =>
    expect(judge(replica({ phase: "starting", since: 0 }), known, { from: now - 1_000, last: now }).lost).toBe(false));

  it("does not count one that went with its node, and lets the slot be filled at once", () => {
    const { memory, lost } = judgeSlot(policy, known, undefined, { watch: null, wentWithNode: true, now });
    expect([memory.crashes, memory.failed, lost]).toEqual([[], 2, false]);
  });

  it("keeps one that was left to serve while a later one failed in its place", () => {
    const failedOne = { ...known, attempt: 3, seen: 3, failed: 3 };
    expect(judge(replica({ attempt: 2 }), failedOne).lost).toBe(false);
    expect(judge(replica({ attempt: 3 }), failedOne).lost).toBe(true);
    expect(judge(replica({ attempt: 2, routed: false }), failedOne).lost).toBe(true);
  });
});
