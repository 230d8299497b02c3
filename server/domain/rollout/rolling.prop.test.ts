import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideRollout } from "./decide-rollout";
import { capOf } from "./plan-actions";
import { replicaKey, slotKey } from "./replica";
import type { RolloutSpec } from "./types";
import { weightsOf } from "./weights-of";
import { type Fault, servingCount, simulate } from "./world.testing";

const limit = 2000;
const times = { healthyTimeoutMs: 20_000, drainDeadlineMs: 5000, stopGraceMs: 2000, monitorMs: 5000 };

const specs: fc.Arbitrary<RolloutSpec> = fc.record({
  target: fc.record({ id: fc.constant("new"), count: fc.integer({ min: 1, max: 5 }) }),
  previous: fc.option(fc.record({ id: fc.constant("old"), count: fc.integer({ min: 1, max: 5 }) })),
  order: fc.constant("start-first" as const),
  surge: fc.integer({ min: 1, max: 3 }),
  parallelism: fc.integer({ min: 1, max: 3 }),
  maxAttempts: fc.integer({ min: 1, max: 3 }),
  ...Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, fc.constant(ms)])),
}) as fc.Arbitrary<RolloutSpec>;

const kinds: Fault["kind"][] = ["none", "none", "none", "exit", "unhealthy", "lose-action", "edge-late", "cancel"];
const faults: fc.Arbitrary<Fault[]> = fc.array(fc.record({ kind: fc.constantFrom(...kinds), pick: fc.nat(50) }), {
  maxLength: 60,
});

const always = (check: (spec: RolloutSpec, run: ReturnType<typeof simulate>, faults: Fault[]) => void) =>
  fc.assert(
    fc.property(specs, faults, (spec, list) => check(spec, simulate(spec, list, limit), list)),
    { numRuns: 400 },
  );

describe("a rolling rollout, whatever happens to its new replicas", () => {
  it("ends", () =>
    always((_spec, run) => {
      expect(run.at(-1)?.state.phase).toBe("done");
      expect(run.length).toBeLessThan(limit);
    }));

  it("never has more containers than the larger count and the surge", () =>
    always((spec, run) => {
      for (const { replicas } of run) expect(replicas.length).toBeLessThanOrEqual(capOf(spec));
    }));

  it("never takes an old replica out of service below the smaller count", () =>
    always((spec, run) => {
      const floor = Math.min(spec.previous?.count ?? 0, spec.target.count);
      for (const { replicas, actions } of run) {
        const off = actions.filter((action) => action.kind === "route" && !action.on && action.group === "old");
        if (off.length > 0) expect(servingCount(replicas) - off.length).toBeGreaterThanOrEqual(floor);
      }
    }));

  it("has one container in a slot of a group at most, and never uses an attempt's number twice", () =>
    always((_spec, run) => {
      for (const { replicas } of run) {
        const live = replicas.filter((replica) => replica.stoppingSince === null);
        expect(new Set(live.map(({ group, slot }) => slotKey(group, slot))).size).toBe(live.length);
        expect(new Set(replicas.map(replicaKey)).size).toBe(replicas.length);
      }
    }));

  it("shares out all of the traffic: 100 percent, or none", () =>
    always((_spec, run) => {
      for (const { replicas } of run) {
        const shares = Object.values(weightsOf({ replicas, edgeProblem: null }));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(shares.length === 0 ? 0 : 100);
      }
    }));

  it("turns back once at most, and never again forward", () =>
    always((_spec, run) => {
      const directions = run.map(({ state }) => state.direction).join(" ");
      expect(directions).toMatch(/^(?:forward ?)*(?:return ?)*$/);
    }));

  it("does nothing any more once it has ended", () =>
    always((spec, run) => {
      const last = run.at(-1);
      if (last === undefined) throw new Error("A run has at least one step.");
      const again = decideRollout(spec, last.state, { replicas: last.replicas, edgeProblem: null }, 9e12);
      expect([again.actions, again.wakeAt, again.state]).toEqual([[], null, last.state]);
    }));

  it("succeeds when nothing goes wrong, with the new group alone in service", () =>
    fc.assert(
      fc.property(specs, (spec) => {
        const last = simulate(spec, [], limit).at(-1);
        expect(last?.state.outcome).toBe("succeeded");
        expect(last?.replicas.map(({ group }) => group)).toEqual(Array(spec.target.count).fill("new"));
        expect(servingCount(last?.replicas ?? [])).toBe(spec.target.count);
      }),
    ));

  it("gives all of the service back to the old group when it is cancelled", () =>
    fc.assert(
      fc.property(specs, fc.nat(12), (spec, at) => {
        const list = [...Array<Fault>(at).fill({ kind: "none", pick: 0 }), { kind: "cancel" as const, pick: 0 }];
        const last = simulate(spec, list, limit).at(-1);
        if (last?.state.outcome === "succeeded") return;
        expect(last?.state.outcome).toBe("cancelled");
        expect(last?.replicas.map(({ group }) => group)).toEqual(Array(spec.previous?.count ?? 0).fill("old"));
      }),
    ));
});
