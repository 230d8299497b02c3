import { describe, expect, it } from "vitest";
import { always } from "./cases.testing";
import { decideRollout } from "./decide-rollout";
import { isServing, replicaKey, slotKey, splitReplicas } from "./replica";
import { endsOf } from "./state";
import type { Action, ObservedReplica, RolloutSpec } from "./types";
import { weightsOf } from "./weights-of";
import { servingCount } from "./physics.testing";

const isFor = (replica: ObservedReplica) => (action: Action) =>
  action.group === replica.group && action.slot === replica.slot && action.attempt === replica.attempt;
const before = ({ previous }: RolloutSpec): number => previous?.count ?? 0;
/** The promises of the two orders, in numbers. */
const capOf = (spec: RolloutSpec): number =>
  Math.max(before(spec), spec.target.count) + (spec.order === "start-first" ? spec.surge : 0);
const floorOf = (spec: RolloutSpec): number =>
  Math.min(before(spec), spec.target.count) - (spec.order === "start-first" ? 0 : spec.parallelism);
const takesOff = (action: Action) => action.kind === "retire" || (action.kind === "route" && !action.on);

describe("a rollout of any kind, whatever happens", { timeout: 60_000 }, () => {
  it("ends, and in a fair world soon", () =>
    always((_spec, { steps, end, calmFrom }) => {
      expect([end.phase, end.outcome === null]).toEqual(["done", false]);
      expect(steps.length - calmFrom).toBeLessThan(400);
    }));

  it("starts no container above the larger count and the surge", () =>
    always((spec, { steps }) => {
      for (const { replicas, actions } of steps) {
        const isNew = (action: Action) =>
          action.kind === "ensureReplica" && !replicas.some((one) => isFor(one)(action));
        const started = actions.filter(isNew).length;
        if (started > 0) expect(replicas.length + started).toBeLessThanOrEqual(capOf(spec));
      }
    }));

  it("starts again only what was made and never started", () =>
    always((_spec, { steps }) => {
      for (const { replicas, actions } of steps) {
        const ordered = (replica: ObservedReplica) =>
          actions.some((action) => action.kind === "ensureReplica" && isFor(replica)(action));
        expect(replicas.filter(ordered).filter(({ unstarted }) => !unstarted)).toEqual([]);
      }
    }));

  it("takes nothing that serves out of service below the floor", () =>
    always((spec, { steps }) => {
      for (const { replicas, actions, state } of steps) {
        const serving = replicas.filter((replica) => isServing(replica) && !state.condemned[replicaKey(replica)]);
        const off = serving.filter((replica) => actions.filter(takesOff).some(isFor(replica)));
        if (off.length > 0) expect(serving.length - off.length).toBeGreaterThanOrEqual(floorOf(spec));
      }
    }));

  it("sends traffic to every wanted replica that is healthy, at once, and to no other", () =>
    always((spec, { steps }) => {
      for (const { replicas, actions, state } of steps) {
        if (state.phase === "done") continue;
        const { wanted } = splitReplicas(endsOf(spec, state).to, replicas);
        const able = [...wanted.values()].filter(
          (replica) =>
            replica.phase === "healthy" && replica.stoppingSince === null && !state.condemned[replicaKey(replica)],
        );
        for (const replica of able)
          if (!replica.routed)
            expect(actions.some((action) => action.kind === "route" && action.on && isFor(replica)(action))).toBe(true);
        for (const action of actions)
          if (action.kind === "route" && action.on) expect(able.some((replica) => isFor(replica)(action))).toBe(true);
      }
    }));

  it("takes traffic from what is unhealthy or gone, at once", () =>
    always((_spec, { steps }) => {
      for (const { replicas, actions, state } of steps) {
        if (state.phase === "done") continue;
        const bad = replicas.filter(({ phase, routed }) => routed && (phase === "unhealthy" || phase === "exited"));
        for (const replica of bad) expect(actions.filter(takesOff).some(isFor(replica))).toBe(true);
      }
    }));

  it("leaves what may serve alone while fewer than the floor surely do", () =>
    always((spec, { steps }) => {
      for (const { observed, actions, state } of steps) {
        const { replicas, edgeProblem } = observed;
        const sure = replicas.filter((replica) => isServing(replica) && !state.condemned[replicaKey(replica)]);
        const goesBackAnyway = state.direction === "return" && edgeProblem !== null;
        if (state.phase === "done" || goesBackAnyway || sure.length >= floorOf(spec)) continue;
        const maybe = replicas.filter(
          (replica) =>
            replica.phase === "healthy" && replica.routed && !replica.confirmed && replica.stoppingSince === null,
        );
        const off = maybe.filter((replica) => actions.filter(takesOff).some(isFor(replica)));
        expect(off.filter((replica) => !state.condemned[replicaKey(replica)])).toEqual([]);
      }
    }));

  it("stops nothing that the edge sends to or that still answers, but for what ended or is over its deadline", () =>
    always((spec, { steps }) => {
      for (const { observed, actions, state, now } of steps)
        for (const action of actions) {
          if (action.kind !== "retire") continue;
          const held = observed.replicas.find((replica) => isFor(replica)(action));
          if (held === undefined || held.phase === "exited" || held.stoppingSince !== null) continue;
          if (action.deadline)
            expect(now - (state.drainingSince[replicaKey(held)] ?? now)).toBeGreaterThanOrEqual(spec.drainDeadlineMs);
          else {
            expect([held.routed, held.confirmed]).toEqual([false, true]);
            expect(held.phase === "starting" ? 0 : held.connections).toBe(0);
          }
        }
    }));

  it("has one container at most that serves in a slot of a group, and uses no attempt's number twice", () =>
    always((_spec, { steps }) => {
      const seen = new Map<string, number>();
      steps.forEach(({ replicas }, tick) => {
        const serving = replicas.filter(isServing);
        expect(new Set(serving.map(({ group, slot }) => slotKey(group, slot))).size).toBe(serving.length);
        for (const replica of replicas) {
          const last = seen.get(replicaKey(replica)) ?? tick;
          expect(tick - last).toBeLessThanOrEqual(1);
          seen.set(replicaKey(replica), tick);
        }
      });
    }));

  it("lets no two groups share a slot where only one may run in it", () =>
    always((spec, { steps }) => {
      if (spec.order === "start-first") return;
      for (const { replicas, actions } of steps)
        for (const action of actions)
          if (action.kind === "ensureReplica")
            expect(
              replicas.some(
                ({ slot, group, attempt }) =>
                  slot === action.slot && (group !== action.group || attempt !== action.attempt),
              ),
            ).toBe(false);
    }));

  it("shares out all of the traffic: 100 percent, or none", () =>
    always((_spec, { steps }) => {
      for (const { observed } of steps) {
        const shares = Object.values(weightsOf(observed));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(shares.length === 0 ? 0 : 100);
      }
    }));

  it("turns back once at most, and never again forward", () =>
    always((_spec, { steps }) => {
      const directions = steps.map(({ state }) => state.direction).join(" ");
      expect(directions).toMatch(/^(?:forward ?)*(?:return ?)*$/);
      expect(steps.some(({ state }) => state.direction === "return" && state.phase === "monitoring")).toBe(false);
    }));

  it("does nothing any more once it has ended", () =>
    always((spec, { steps, end }) => {
      for (const { state, actions } of steps) if (state.phase === "done") expect(actions).toEqual([]);
      const observed = steps.at(-1)?.observed ?? { replicas: [], edgeProblem: null };
      const again = decideRollout(spec, end, observed, 9e12);
      expect([again.actions, again.wakeAt, again.state]).toEqual([[], null, end]);
    }));

  it("says that it succeeded only when the target was seen to serve whole, and nothing else", () =>
    always((spec, { steps, end }) => {
      if (end.outcome !== "succeeded") return;
      const replicas = steps.at(-1)?.replicas ?? [];
      expect(servingCount(replicas.filter(({ group }) => group === spec.target.id))).toBe(spec.target.count);
    }));
});
