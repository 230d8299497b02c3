import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf, worldly } from "../rollout/cases.testing";
import {
  apply,
  arriving,
  type Body,
  type Broken,
  type Fault,
  look,
  pass,
  servingGroup,
} from "../rollout/physics.testing";
import { isServing, replicaKey } from "../rollout/replica";
import type { Action, Observed, ObservedReplica } from "../rollout/types";
import { backoffOf } from "./crash-memory";
import {
  decideSupervision,
  initialSupervision,
  type SupervisionDecision,
  type SupervisionPolicy,
  type SupervisionState,
} from "./decide-supervision";

const sweepMs = 30_000;

interface Step extends SupervisionDecision {
  readonly now: number;
  readonly observed: Observed;
  readonly before: SupervisionState;
}

/** Supervises in a world with faults, then in a fair one, until nothing is left to do or the ticks are over. */
function supervise(
  policy: SupervisionPolicy,
  there: readonly ObservedReplica[],
  faults: readonly Fault[],
  ticks: number,
  broken?: Broken,
): Step[] {
  let bodies: Body[] = there.map((replica) => ({ ...replica, busyUntil: 0 }));
  let state = initialSupervision;
  let now = 1_000_000;
  let earlier: readonly Action[] = [];
  const steps: Step[] = [];
  for (let tick = 0; tick < ticks; tick++) {
    const fault = faults[tick] ?? { kind: "none", pick: 0 };
    const observed = look(bodies, fault);
    const decision = decideSupervision(policy, state, observed, now);
    steps.push({ ...decision, now, observed, before: state });
    const over = broken === undefined ? decision.wakeAt === null : decision.crashLoops.length === policy.group.count;
    if (over && tick > faults.length) break;
    for (const action of arriving(decision.actions, earlier, fault)) bodies = apply(bodies, action, now);
    earlier = decision.actions;
    state = decision.state;
    // What happens to a container wakes the driver before the sweep does.
    const latest = now + (broken === undefined ? sweepMs : 1_000);
    now = Math.max(Math.min(decision.wakeAt ?? latest, latest), now + 500);
    bodies = pass(bodies, fault, now, { group: policy.group.id, broken });
  }
  return steps;
}

const policies = (min: number): fc.Arbitrary<SupervisionPolicy> =>
  fc.record({
    group: fc.record({ id: fc.constant("g"), count: fc.integer({ min, max: 4 }) }),
    order: fc.constantFrom("start-first" as const, "stop-first" as const),
    crash: fc.record({
      backoffMs: fc.constantFrom(100, 1_000),
      maxBackoffMs: fc.constant(60_000),
      maxCrashes: fc.integer({ min: 1, max: 10 }),
      windowMs: fc.constant(15 * 60_000),
      stableMs: fc.constant(5 * 60_000),
    }),
    healthyTimeoutMs: fc.constant(20_000),
    drainDeadlineMs: fc.constantFrom(0, 5_000),
  });

/** Any part of the group that shall serve, and of another one that did. */
const worlds = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }), fc.boolean())
  .map(([own, other, routed]) => [
    ...servingGroup("g", own),
    ...servingGroup("other", other).map((replica) => ({ ...replica, routed })),
  ]);

const always = (check: (policy: SupervisionPolicy, steps: readonly Step[]) => void, min = 0, numRuns = 150): void =>
  fc.assert(
    fc.property(policies(min), worlds, faultsOf(worldly.filter((kind) => kind !== "silent")), (policy, there, faults) =>
      check(policy, supervise(policy, there, faults, 600)),
    ),
    { numRuns },
  );

const isFor = (replica: ObservedReplica) => (action: Action) =>
  action.group === replica.group && action.slot === replica.slot && action.attempt === replica.attempt;
const isOff = (action: Action) => action.kind === "retire" || (action.kind === "route" && !action.on);

describe("supervision, whatever happens", { timeout: 60_000 }, () => {
  it("brings back n of n and clears the rest away, but for what it named a crash loop", () =>
    always(({ group }, steps) => {
      const last = steps.at(-1);
      if (last === undefined) throw new Error("There is a step at least.");
      if (last.crashLoops.length > 0) return;
      expect(
        last.observed.replicas
          .filter(isServing)
          .map(({ slot }) => slot)
          .sort(),
      ).toEqual(Array.from({ length: group.count }, (_, index) => index + 1));
      expect(last.observed.replicas.every((replica) => replica.group === group.id)).toBe(true);
      expect(last.waitingFor).toBe(
        group.count === 0 ? "The application is stopped." : `${group.count} of ${group.count} replicas serve.`,
      );
    }));

  it("does not touch what is settled", () =>
    always(({ group }, steps) => {
      for (const { observed, actions, crashLoops } of steps) {
        const settled =
          observed.replicas.length === group.count &&
          observed.replicas.every((replica) => replica.group === group.id && isServing(replica));
        if (settled && crashLoops.length === 0)
          expect(actions.filter(({ kind }) => kind !== "keep" && kind !== "retire" && kind !== "route")).toEqual([]);
        if (settled) expect(actions.filter((action) => action.kind === "ensureReplica")).toEqual([]);
      }
    }));

  it("makes one replica in a free slot only, and in stop-first order in one that nobody holds", () =>
    always((policy, steps) => {
      for (const { observed, actions } of steps)
        for (const action of actions) {
          if (action.kind !== "ensureReplica") continue;
          const others = observed.replicas.filter((replica) => !(replica.unstarted && isFor(replica)(action)));
          const holders = others.filter(
            ({ slot, group }) => slot === action.slot && (group === "g" || policy.order === "stop-first"),
          );
          expect([action.group, action.slot <= policy.group.count, holders]).toEqual(["g", true, []]);
        }
    }));

  it("waits out the back-off of each slot, and makes nothing in one that it gave up", () =>
    always((policy, steps) => {
      for (const { now, actions, state } of steps)
        for (const { kind, slot } of actions) {
          if (kind !== "ensureReplica") continue;
          const { crashes = [], gaveUpAt } = state.slots[slot] ?? {};
          expect(gaveUpAt).toBeNull();
          expect(now).toBeGreaterThanOrEqual((crashes.at(-1) ?? 0) + backoffOf(policy.crash, crashes.length));
        }
    }));

  it("takes what serves beside the group away only when the group serves whole, or to make room where one excludes the other", () =>
    always((policy, steps) => {
      for (const { observed, actions } of steps) {
        const serving = observed.replicas.filter(
          (r) => r.group === "g" && r.slot <= policy.group.count && isServing(r),
        );
        if (serving.length >= policy.group.count) continue;
        const off = observed.replicas.filter(
          (r) => r.group !== "g" && isServing(r) && actions.some((a) => isOff(a) && isFor(r)(a)),
        );
        expect(off.length).toBeLessThanOrEqual(policy.order === "stop-first" ? 1 : 0);
        if (off.length === 0) continue;
        expect(actions.some(({ kind }) => kind === "ensureReplica")).toBe(false);
        const own = observed.replicas.filter(({ group, slot }) => group === "g" && slot <= policy.group.count);
        expect(own.length).toBe(serving.length);
      }
    }));

  it("sends traffic to healthy replicas of the group only, and takes it from unhealthy ones at once", () =>
    always((policy, steps) => {
      for (const { observed, actions } of steps) {
        for (const action of actions) {
          if (action.kind !== "route" || !action.on) continue;
          const held = observed.replicas.find((replica) => isFor(replica)(action));
          expect([held?.phase, held?.group, (held?.slot ?? 9) <= policy.group.count]).toEqual(["healthy", "g", true]);
        }
        for (const replica of observed.replicas)
          if (replica.routed && (replica.phase === "unhealthy" || replica.phase === "exited"))
            expect(actions.some((action) => isOff(action) && isFor(replica)(action))).toBe(true);
      }
    }));

  it("uses no attempt's number twice", () =>
    always((_policy, steps) => {
      const seen = new Map<string, number>();
      steps.forEach(({ observed }, tick) => {
        for (const replica of observed.replicas) {
          expect(tick - (seen.get(replicaKey(replica)) ?? tick)).toBeLessThanOrEqual(1);
          seen.set(replicaKey(replica), tick);
        }
      });
    }));
});

describe("a group that does not work", { timeout: 60_000 }, () => {
  it.each(["exits", "never healthy", "falls sick", "is restarted"] as const)(
    "that %s is given up, and called a crash loop",
    (broken) =>
      fc.assert(
        fc.property(policies(1), (policy) => {
          const steps = supervise(policy, [], [], 1_000, broken);
          const last = steps.at(-1);
          expect(last?.crashLoops.length).toBe(policy.group.count);
          expect(last?.waitingFor).toContain("is in a crash loop: it failed");
          expect(last?.actions.filter(({ kind }) => kind === "ensureReplica")).toEqual([]);
          for (const memory of Object.values(last?.state.slots ?? {}))
            expect(memory.attempt).toBeLessThanOrEqual(policy.crash.maxCrashes + 1);
        }),
        { numRuns: 20 },
      ),
  );

  it("is forgiven once it serves for a while", () => {
    const policy = fc.sample(policies(1), { numRuns: 1, seed: 1 })[0];
    if (policy === undefined) throw new Error("There is a sample.");
    const crashed = supervise(policy, servingGroup("g", policy.group.count), [{ kind: "exit", pick: 0 }], 5_000);
    const last = crashed.at(-1);
    expect(crashed.some(({ state }) => Object.values(state.slots).some(({ crashes }) => crashes.length > 0))).toBe(
      true,
    );
    expect(Object.values(last?.state.slots ?? {}).flatMap(({ crashes }) => crashes)).toEqual([]);
    expect(last?.wakeAt).toBeNull();
  });
});

describe("replicas on a node that they shall leave", { timeout: 60_000 }, () => {
  const drains = (check: (policy: SupervisionPolicy, steps: readonly Step[]) => void) =>
    fc.assert(
      fc.property(
        policies(1),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        faultsOf(worldly.filter((kind) => kind !== "silent")),
        (policy, wrong, faults) => {
          const there = servingGroup("g", policy.group.count).map((one, i) => ({
            ...one,
            misplaced: wrong[i] === true,
          }));
          check(policy, supervise(policy, there, faults, 600));
        },
      ),
      { numRuns: 150 },
    );

  it("are replaced elsewhere, all of them in the end", () =>
    drains(({ group }, steps) => {
      const last = steps.at(-1);
      if ((last?.crashLoops.length ?? 0) > 0) return;
      const slots = last?.observed.replicas.filter(({ misplaced }) => misplaced !== true).map(({ slot }) => slot);
      expect(slots?.sort()).toEqual(Array.from({ length: group.count }, (_, index) => index + 1));
      expect(last?.observed.replicas.length).toBe(group.count);
    }));

  it("serve until another one does in their slot, and leave one at a time", () =>
    drains((policy, steps) => {
      for (const { observed, actions } of steps) {
        const off = observed.replicas.filter(
          (one) => isServing(one) && one.misplaced && actions.some((action) => isOff(action) && isFor(one)(action)),
        );
        expect(off.length).toBeLessThanOrEqual(1);
        if (policy.order === "stop-first") continue;
        for (const { slot } of off)
          expect(observed.replicas.some((one) => one.slot === slot && !one.misplaced && isServing(one))).toBe(true);
      }
    }));
});
