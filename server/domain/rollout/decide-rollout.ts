import { judgeAttempts, judgeMonitor } from "./judge";
import { planActions } from "./plan-actions";
import { isEdgeStuck, isStalled, trackProgress } from "./progress";
import { isServing, slotKey, type Split, splitReplicas } from "./replica";
import { endsOf, failReturn, finish, turnBack } from "./state";
import type { Decision, Group, Observed, RolloutFailure, RolloutSpec, RolloutState } from "./types";
import { describeEnd, describeWait } from "./waiting-for";

const tickMs = 1_000;

/** One tick: what to do next, from what is seen now. Safe to repeat, and to lose any of its actions. */
export function decideRollout(spec: RolloutSpec, before: RolloutState, observed: Observed, now: number): Decision {
  if (before.phase === "done") return end(before);
  const { to } = endsOf(spec, before);
  const split = splitReplicas(to, observed.replicas);
  const lost = new Set(observed.lost);
  const state = backToRolling(before, to, split, lost);
  const tracked = trackProgress(state, split, observed, now);

  if (state.phase === "monitoring") {
    const found = judgeMonitor(state, to, split);
    if (found)
      return fail(
        spec,
        { ...tracked, monitorFailures: state.monitorFailures + found.count },
        observed,
        now,
        found.failure,
      );
  }
  const judged = judgeAttempts(spec, tracked, to, split, { lost, now });
  if (judged.exhausted) return fail(spec, judged.state, observed, now, judged.exhausted);

  const arrived = allServe(to, split);
  if (arrived && split.outgoing.length === 0) return arrive(spec, judged.state, to, split, observed, now);
  if (isStalled(spec, judged.state, now) || (isEdgeStuck(judged.state, now) && !arrived && to.count > 0)) {
    return stall(spec, judged.state, to, split, observed, now);
  }
  return proceed(spec, judged.state, to, split, observed, now);
}

/** One that went with its node says nothing about the release: it is made again elsewhere, and all are watched anew. */
function backToRolling(state: RolloutState, to: Group, split: Split, lost: ReadonlySet<string>): RolloutState {
  if (state.phase !== "monitoring") return state;
  const wasLost = (slot: number) =>
    !split.wanted.has(slot) && [...lost].some((key) => key.startsWith(`${slotKey(to.id, slot)}/`));
  const slots = Array.from({ length: to.count }, (_, index) => index + 1);
  return slots.some(wasLost) ? { ...state, phase: "rolling" } : state;
}

const end = (state: RolloutState): Decision => ({ state, actions: [], wakeAt: null, waitingFor: describeEnd(state) });

function proceed(
  spec: RolloutSpec,
  state: RolloutState,
  to: Group,
  split: Split,
  observed: Observed,
  now: number,
): Decision {
  const plan = planActions(spec, state, to, split, observed, now);
  const until = state.phase === "monitoring" ? monitorEnd(spec, state) : now;
  const wakeAt = until > now ? Math.min(until, now + tickMs) : now + tickMs;
  return { ...plan, wakeAt, waitingFor: describeWait(spec, plan.state, split, observed, plan.actions) };
}

/** The window counts only while somebody watches. */
const monitorEnd = (spec: RolloutSpec, { monitorUntil, watch }: RolloutState): number =>
  Math.max(monitorUntil ?? 0, (watch?.from ?? 0) + spec.monitorMs);

function allServe(to: Group, split: Split): boolean {
  const serving = [...split.wanted.values()].filter(isServing);
  return serving.length === to.count;
}

/** All wanted replicas serve: watch them for a while, then it is done. The way back and a stop are not watched. */
function arrive(
  spec: RolloutSpec,
  state: RolloutState,
  to: Group,
  split: Split,
  observed: Observed,
  now: number,
): Decision {
  if (state.direction === "return" || to.count === 0) return end(finish(spec, state));
  if (state.phase === "monitoring") {
    return now >= monitorEnd(spec, state) ? end(finish(spec, state)) : proceed(spec, state, to, split, observed, now);
  }
  const monitoring: RolloutState = { ...state, phase: "monitoring", monitorUntil: now + spec.monitorMs };
  return proceed(spec, monitoring, to, split, observed, now);
}

/** Nothing moves any more. If only the removal of idle replicas hangs, the wish is met and supervision clears up later. */
function stall(
  spec: RolloutSpec,
  state: RolloutState,
  to: Group,
  split: Split,
  observed: Observed,
  now: number,
): Decision {
  const idle = split.outgoing.every((replica) => !replica.routed && replica.confirmed);
  if (to.count > 0 && allServe(to, split) && idle) return arrive(spec, state, to, split, observed, now);
  const silent = observed.replicas.some((replica) => !replica.confirmed);
  const reason = observed.edgeProblem !== null || silent ? "edge_rejected" : "node_unreachable";
  const failure: RolloutFailure = { reason, slot: null, exitCode: null, cause: null };
  // A stop has nothing to go back for: what is down shall stay down.
  if (state.direction === "forward" && to.count === 0)
    return end({ ...state, phase: "done", outcome: "failed", failure });
  return fail(spec, state, observed, now, failure);
}

function fail(
  spec: RolloutSpec,
  state: RolloutState,
  observed: Observed,
  now: number,
  failure: RolloutFailure,
): Decision {
  if (state.direction === "return") return end(failReturn(state, failure.slot, failure.exitCode));
  return decideRollout(spec, turnBack(state, failure), observed, now);
}
