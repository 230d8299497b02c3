import { describe, expect, it } from "vitest";
import { splitReplicas } from "./replica";
import { initialState } from "./state";
import type { ObservedReplica, RolloutSpec } from "./types";
import { describeWait } from "./waiting-for";

const spec: RolloutSpec = {
  target: { id: "new", count: 1 },
  previous: { id: "old", count: 1 },
  order: "start-first",
  ...{ surge: 1, parallelism: 1, healthyTimeoutMs: 1_000, maxAttempts: 1, drainDeadlineMs: 1_000 },
  ...{ stopGraceMs: 1_000, monitorMs: 1_000 },
};
const replica = (group: string, change: Partial<ObservedReplica> = {}): ObservedReplica => ({
  ...{ group, slot: 1, attempt: 1, phase: "healthy", since: 0, exitCode: null, routed: true, confirmed: true },
  ...{ connections: null, stoppingSince: null, restarts: 0 },
  ...change,
});
const wait = (...replicas: ObservedReplica[]) =>
  describeWait(spec, initialState, splitReplicas(spec.target, replicas), { replicas, edgeProblem: null }, []);

describe("describeWait", () => {
  const leaving = (connections: number | null) => wait(replica("new"), replica("old", { routed: false, connections }));
  it.each([
    [null, "Waiting for the open connections of replica 1 to end; 1 of 1 replicas serve."],
    [0, "Taking replica 1 out of service; 1 of 1 replicas serve."],
    [1, "Waiting for 1 open connection of replica 1 to end; 1 of 1 replicas serve."],
    [7, "Waiting for 7 open connections of replica 1 to end; 1 of 1 replicas serve."],
  ])("with %s connections to the one that leaves", (connections, sentence) =>
    expect(leaving(connections)).toBe(sentence),
  );
  it.each([
    ["starts", { phase: "starting", routed: false }, "Waiting for replica 1 to become healthy; 0 of 1 replicas serve."],
    [
      "has no traffic yet",
      { confirmed: false },
      "Waiting for the edge to send traffic to replica 1; 0 of 1 replicas serve.",
    ],
  ] as const)("while the new one %s", (_, change, sentence) =>
    expect(wait(replica("new", change), replica("old"))).toBe(sentence),
  );
});
