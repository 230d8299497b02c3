import { decideRollout } from "./decide-rollout";
import { isServing } from "./replica";
import { cancel, initialState } from "./state";
import type { Action, ObservedReplica, RolloutSpec, RolloutState } from "./types";

/** What goes wrong at one tick; the numbers choose which replica or action it hits. */
export interface Fault {
  readonly kind: "none" | "exit" | "unhealthy" | "lose-action" | "edge-late" | "cancel";
  readonly pick: number;
}

export interface Step {
  readonly state: RolloutState;
  readonly actions: readonly Action[];
  readonly replicas: readonly ObservedReplica[];
}

const never: Fault = { kind: "none", pick: 0 };
const bootMs = 1500;

/** Old replicas that serve, as they are before a deployment. */
export function servingGroup(id: string, count: number): ObservedReplica[] {
  return Array.from({ length: count }, (_, index) => ({
    ...born(id, index + 1, 1, 0),
    phase: "healthy",
    routed: true,
  }));
}

/** Runs a rollout in a world that does what it is told, but for the faults, which hit new replicas only. */
export function simulate(spec: RolloutSpec, faults: readonly Fault[], limit: number): Step[] {
  let replicas = spec.previous === null ? [] : servingGroup(spec.previous.id, spec.previous.count);
  let state = initialState;
  let now = 1_000_000;
  const steps: Step[] = [];
  for (let tick = 0; tick < limit && state.phase !== "done"; tick++) {
    const fault = faults[tick] ?? never;
    if (fault.kind === "cancel") state = cancel(state);
    const decision = decideRollout(spec, state, { replicas, edgeProblem: null }, now);
    steps.push({ state: decision.state, actions: decision.actions, replicas });
    const lost = fault.kind === "lose-action" ? fault.pick % Math.max(1, decision.actions.length) : -1;
    for (const action of decision.actions.filter((_, index) => index !== lost)) replicas = apply(replicas, action, now);
    // The executor notes the state before it acts: dying in between loses an action, never a decision.
    state = decision.state;
    now = Math.max(decision.wakeAt ?? now, now + 500);
    replicas = replicas.flatMap((replica) => live(replica, fault, now));
    replicas = hurt(replicas, spec.target.id, fault, now);
  }
  return steps;
}

export const servingCount = (replicas: readonly ObservedReplica[]): number => replicas.filter(isServing).length;

function born(group: string, slot: number, attempt: number, now: number): ObservedReplica {
  const rest = { exitCode: null, routed: false, confirmed: true, connections: 0, stoppingSince: null, restarts: 0 };
  return { group, slot, attempt, phase: "starting", since: now, ...rest };
}

function apply(replicas: ObservedReplica[], action: Action, now: number): ObservedReplica[] {
  const mine = (replica: ObservedReplica) => replica.group === action.group && replica.slot === action.slot;
  const same = (replica: ObservedReplica) => mine(replica) && "attempt" in action && replica.attempt === action.attempt;
  switch (action.kind) {
    case "ensureReplica":
      return replicas.some(same) ? replicas : [...replicas, born(action.group, action.slot, action.attempt, now)];
    case "route":
      return replicas.map((replica) =>
        mine(replica) && replica.routed !== action.on ? { ...replica, routed: action.on, confirmed: false } : replica,
      );
    case "retire":
      return replicas.map((replica) =>
        same(replica) ? { ...replica, stoppingSince: replica.stoppingSince ?? now } : replica,
      );
    case "keep":
      return replicas;
  }
}

function live(replica: ObservedReplica, fault: Fault, now: number): ObservedReplica[] {
  if (replica.stoppingSince !== null) return [];
  const confirmed = replica.confirmed || fault.kind !== "edge-late";
  const ready = replica.phase === "starting" && now - replica.since >= bootMs;
  return [ready ? { ...replica, confirmed, phase: "healthy", since: now } : { ...replica, confirmed }];
}

function hurt(replicas: ObservedReplica[], group: string, fault: Fault, now: number): ObservedReplica[] {
  if (fault.kind !== "exit" && fault.kind !== "unhealthy") return replicas;
  const targets = replicas.filter((replica) => replica.group === group);
  const victim = targets[fault.pick % Math.max(1, targets.length)];
  const phase = fault.kind === "exit" ? ("exited" as const) : ("unhealthy" as const);
  const exitCode = fault.kind === "exit" ? 1 : null;
  return replicas.map((replica) => (replica === victim ? { ...replica, phase, exitCode, since: now } : replica));
}
