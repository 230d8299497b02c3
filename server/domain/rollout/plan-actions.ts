import { takeOut } from "./drain";
import { faultOf, isServing, replicaKey, type Split, slotKey } from "./replica";
import { takeIn } from "./take-in";
import type { Action, Group, Observed, ObservedReplica, RolloutSpec, RolloutState } from "./types";

export interface Plan {
  readonly state: RolloutState;
  readonly actions: readonly Action[];
}

/** How many replicas must serve at any moment, as far as the rollout decides. */
export function floorOf(spec: RolloutSpec): number {
  const both = Math.min(spec.previous?.count ?? 0, spec.target.count);
  return Math.max(0, spec.order === "start-first" ? both : both - spec.parallelism);
}

/** How many containers may exist at any moment, draining ones included. */
export const capOf = (spec: RolloutSpec): number =>
  Math.max(spec.previous?.count ?? 0, spec.target.count) + (spec.order === "start-first" ? spec.surge : 0);

/** One tick towards `to` having all its slots in service and nothing else being left. */
export function planActions(
  spec: RolloutSpec,
  state: RolloutState,
  to: Group,
  split: Split,
  observed: Observed,
  now: number,
): Plan {
  const condemned = [...split.wanted.values()].filter((replica) => isLost(state, replica));
  const leaving = [...condemned, ...mayLeave(spec, state, split, observed, condemned, now)];
  const drainingSince: Record<string, number> = {};
  const actions: Action[] = [];
  for (const replica of leaving) {
    const force = replica.phase !== "healthy" || to.count === 0;
    const step = takeOut(replica, { drainingSince: state.drainingSince, deadlineMs: spec.drainDeadlineMs, force, now });
    actions.push(...step.actions);
    if (step.since !== null) drainingSince[replicaKey(replica)] = step.since;
  }
  for (const replica of split.wanted.values()) if (!condemned.includes(replica)) actions.push(...takeIn(replica));
  const next = { ...state, drainingSince };
  const created = createMissing(spec, next, to, split, observed);
  return { state: created.state, actions: [...actions, ...created.actions] };
}

const isLost = (state: RolloutState, replica: ObservedReplica): boolean =>
  replica.stoppingSince !== null || state.condemned[replicaKey(replica)] !== undefined;

/** Outgoing replicas that may lose their traffic now. Only serving ones cost anything, and only down to the floor. */
function mayLeave(
  spec: RolloutSpec,
  state: RolloutState,
  split: Split,
  observed: Observed,
  condemned: readonly ObservedReplica[],
  now: number,
): readonly ObservedReplica[] {
  const floor = floorOf(spec);
  // A condemned replica loses its traffic in this very tick, so it does not count.
  const serving = observed.replicas.filter((replica) => isServing(replica) && !condemned.includes(replica)).length;
  const returning = state.direction === "return";
  const refused = observed.edgeProblem !== null;
  let spare = refused && !returning && spec.target.count > 0 ? -1 : serving - floor;
  const { healthyTimeoutMs } = spec;
  return split.outgoing.filter((replica) => {
    if (!replica.routed || replica.stoppingSince !== null) return true;
    if (faultOf(replica, { healthyTimeoutMs, watch: state.watch, now })) return true;
    // Perhaps serving, we cannot know: let it be until enough others surely do.
    if (!isServing(replica)) return spare >= 0 || (returning && refused && !replica.confirmed);
    if (spare <= 0) return false;
    spare -= 1;
    return true;
  });
}

function createMissing(spec: RolloutSpec, state: RolloutState, to: Group, split: Split, observed: Observed): Plan {
  const attempts = { ...state.attempts };
  const actions: Action[] = [];
  let room = capOf(spec) - observed.replicas.length;
  let unproven =
    parallelismOf(spec, state) - [...split.wanted.values()].filter((replica) => !isServing(replica)).length;
  for (let slot = 1; slot <= to.count && room > 0 && unproven > 0; slot++) {
    // A double of the slot, or in stop-first order its old holder, has to be gone first.
    const blocked = split.outgoing.some(
      (other) => other.slot === slot && (other.group === to.id || spec.order === "stop-first"),
    );
    if (split.wanted.has(slot) || blocked) continue;
    const at = slotKey(to.id, slot);
    const last = attempts[at] ?? 0;
    const attempt = (state.seen[at] ?? 0) >= last ? last + 1 : last;
    attempts[at] = attempt;
    actions.push({ kind: "ensureReplica", group: to.id, slot, attempt });
    room -= 1;
    unproven -= 1;
  }
  return { state: { ...state, attempts }, actions };
}

/** Unproven replicas at a time. Caution is for a new release beside a serving one; scaling and the way back are quick. */
function parallelismOf(spec: RolloutSpec, state: RolloutState): number {
  const { target, previous } = spec;
  const careful = state.direction === "forward" && previous !== null && previous.count > 0 && previous.id !== target.id;
  return careful ? Math.max(1, spec.parallelism) : Number.POSITIVE_INFINITY;
}
