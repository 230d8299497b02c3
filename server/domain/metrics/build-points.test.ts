import { describe, expect, it } from "vitest";
import { buildPoints, type Look } from "./build-points";
import type { Counters } from "./counters";
import { noTraffic } from "./traffic";

const counters = (over: Partial<Counters>): Counters => ({
  ...{ cpu: null, memory: null, memoryLimit: null, received: null, sent: null, read: null, written: null },
  ...over,
});
const look = (seconds: number, over: Partial<Look> = {}): Look => ({
  ...{ moment: seconds * 1_000, node: { ...counters({}), load: null }, containers: new Map(), traffic: new Map() },
  ...over,
});
const replicas = [1, 2].map((n) => ({ id: `rep_${n}`, appEnvironmentId: "ae_1", containerId: `c${n}` }));
const of = (before: Look, after: Look, id: string) => {
  const { own, ofApplications } = buildPoints("node_1", replicas, before, after);
  return [...own, ...ofApplications].find(({ subjectId }) => subjectId === id);
};

describe("buildPoints", () => {
  const before = look(0, {
    node: { ...counters({ cpu: 10 }), load: 1 },
    containers: new Map([["c1", counters({ cpu: 1, memory: 5 })]]),
    traffic: new Map([["ae_1", { ...noTraffic, answers: 100 }]]),
  });
  const after = look(10, {
    node: { ...counters({ cpu: 15 }), load: 0.7 },
    containers: new Map([
      ["c1", counters({ cpu: 3, memory: 6 })],
      ["c2", counters({ cpu: 2, memory: 7 })],
    ]),
    traffic: new Map([["ae_1", { ...noTraffic, answers: 150, failed: 10 }]]),
  });

  it("tells of the node, each replica, and the application as their sum", () => {
    expect(of(before, after, "node_1")).toMatchObject({ cpu: 0.5, load: 0.7 });
    expect(of(before, after, "rep_1")).toMatchObject({ cpu: 0.2, memory: 6, requests: null });
    expect(of(before, after, "rep_2")).toMatchObject({ cpu: null, memory: 7 });
    expect(of(before, after, "ae_1")).toMatchObject({ cpu: 0.2, memory: 13, requests: 5, errors: 1 });
  });

  it("tells of requests to an application without replicas: they were refused", () => {
    const down = look(10, { traffic: new Map([["ae_9", { ...noTraffic, answers: 20, failed: 20 }]]) });
    expect(of(look(0), down, "ae_9")).toMatchObject({ requests: 2, errors: 2, cpu: null });
  });

  it("takes an edge that does not answer for a gap, one that has no answer to tell of for none", () => {
    expect(of(before, { ...after, traffic: null }, "ae_1")).toMatchObject({ cpu: 0.2, requests: null });
    expect(of({ ...before, traffic: null }, after, "ae_1")).toMatchObject({ requests: null });
    expect(of({ ...before, traffic: new Map() }, { ...after, traffic: new Map() }, "ae_1")).toMatchObject({
      requests: 0,
    });
  });

  it("says nothing of what was not seen", () => {
    expect(of(before, look(10), "rep_1")).toBeUndefined();
    expect(of(before, look(10), "ae_1")).toBeUndefined();
  });
});
