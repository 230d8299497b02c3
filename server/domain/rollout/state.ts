import type { ReasonCode } from "../deployment/reason-codes";
import type { Group, Outcome, RolloutFailure, RolloutSpec, RolloutState } from "./types";

export const initialState: RolloutState = {
  direction: "forward",
  phase: "rolling",
  attempts: {},
  seen: {},
  before: null,
  failures: {},
  condemned: {},
  present: {},
  drainingSince: {},
  restartsBefore: {},
  monitorUntil: null,
  monitorFailures: 0,
  edgeProblemSince: null,
  watch: null,
  progress: null,
  failure: null,
  outcome: null,
  cancelled: false,
};

const nothing: Group = { id: "", count: 0 };

/** The group that shall serve in the end and the one it takes over from, in the direction the rollout goes. */
export function endsOf(spec: RolloutSpec, state: RolloutState): { readonly to: Group; readonly from: Group } {
  const previous = spec.previous ?? nothing;
  return state.direction === "forward" ? { to: spec.target, from: previous } : { to: previous, from: spec.target };
}

/** Sends the rollout back. It never turns a second time: there is no rollback of a rollback. */
export function turnBack(state: RolloutState, failure: RolloutFailure): RolloutState {
  if (state.direction === "return" || state.phase === "done") return state;
  return {
    ...state,
    direction: "return",
    phase: "rolling",
    before: null,
    failures: {},
    present: {},
    restartsBefore: {},
    edgeProblemSince: null,
    progress: null,
    failure,
  };
}

/** A person's wish to stop: back to what served before. Too late once it ended or is on its way back. */
export function cancel(state: RolloutState): RolloutState {
  if (state.direction === "return" || state.phase === "done") return state;
  return { ...turnBack(state, { reason: "cancelled", slot: null, exitCode: null, cause: null }), cancelled: true };
}

/** For failures that the executor sees and the replicas do not show, such as a missing image or a full disk. */
export const abandon = (state: RolloutState, reason: ReasonCode, node: string | null = null): RolloutState =>
  state.direction === "forward"
    ? turnBack(state, { reason, slot: null, exitCode: null, node, cause: null })
    : failReturn(state, null, null);

export function failReturn(state: RolloutState, slot: number | null, exitCode: number | null): RolloutState {
  if (state.phase === "done") return state;
  const { reason: cause = null, node = null } = state.failure ?? {};
  const failure: RolloutFailure = { reason: "return_failed", slot, exitCode, node, cause };
  return { ...state, phase: "done", outcome: "failed", failure };
}

export function finish(spec: RolloutSpec, state: RolloutState): RolloutState {
  return { ...state, phase: "done", outcome: outcomeOf(spec, state) };
}

function outcomeOf(spec: RolloutSpec, state: RolloutState): Outcome {
  if (state.direction === "forward") return "succeeded";
  if (state.cancelled) return "cancelled";
  // Where nothing served before there is nothing to be back at.
  const servedBefore = spec.previous !== null && spec.previous.count > 0;
  return state.monitorUntil !== null && servedBefore ? "rolled_back" : "failed";
}
