import { decideRollout } from "./decide-rollout";
import { apply, arriving, type Body, type Broken, type Fault, look, pass, servingGroup } from "./physics.testing";
import { abandon, cancel, initialState } from "./state";
import type { Action, Observed, ObservedReplica, RolloutSpec, RolloutState } from "./types";

export interface Step {
  readonly now: number;
  readonly state: RolloutState;
  readonly actions: readonly Action[];
  readonly observed: Observed;
  readonly replicas: readonly ObservedReplica[];
}

export interface World {
  readonly steps: readonly Step[];
  readonly end: RolloutState;
  /** when the last fault had passed, as an index of `steps` */
  readonly calmFrom: number;
}

interface Circumstances {
  /** what an earlier return that failed has left behind */
  readonly leftOver?: readonly ObservedReplica[];
  /** what the replicas of the target do, again and again; for a target that is a group of its own */
  readonly broken?: Broken;
}

const never: Fault = { kind: "none", pick: 0 };

/** Runs a rollout in a world that does what it is told, but for the faults. Once they are over it is a fair world. */
export function simulate(
  spec: RolloutSpec,
  faults: readonly Fault[],
  limit: number,
  { leftOver = [], broken }: Circumstances = {},
): World {
  const serving = spec.previous === null ? [] : servingGroup(spec.previous.id, spec.previous.count);
  let bodies: Body[] = [...serving, ...leftOver].map((replica) => ({ ...replica, busyUntil: 0 }));
  let state = initialState;
  let now = 1_000_000;
  let before: readonly Action[] = [];
  const steps: Step[] = [];
  for (let tick = 0; tick < limit && state.phase !== "done"; tick++) {
    const fault = faults[tick] ?? never;
    if (fault.kind === "silent") {
      // Nobody looks for a while. What is asked to stop stops; health and routes are seen by those who look only.
      now += fault.pick * 20_000;
      bodies = bodies.filter(({ stoppingSince, busyUntil }) => stoppingSince === null || now < busyUntil);
      continue;
    }
    if (fault.kind === "cancel") state = cancel(state);
    const observed = look(bodies, fault);
    const decision = decideRollout(spec, state, observed, now);
    steps.push({ now, state: decision.state, actions: decision.actions, observed, replicas: observed.replicas });
    for (const action of arriving(decision.actions, before, fault)) bodies = apply(bodies, action, now);
    before = decision.actions;
    // The executor notes the state before it acts: dying in between loses an action, never a decision.
    state = fault.kind === "image-missing" ? abandon(decision.state, "image_missing") : decision.state;
    now = Math.max(decision.wakeAt ?? now, now + 500);
    bodies = pass(bodies, fault, now, { group: spec.target.id, broken });
  }
  return { steps, end: state, calmFrom: faults.length };
}
