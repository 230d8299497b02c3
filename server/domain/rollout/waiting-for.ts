import { describeReason } from "../deployment/describe-reason";
import { isServing, type Split } from "./replica";
import { endsOf } from "./state";
import type { Action, Observed, ObservedReplica, RolloutSpec, RolloutState } from "./types";

/** What the rollout waits for, in one sentence. */
export function describeWait(
  spec: RolloutSpec,
  state: RolloutState,
  split: Split,
  observed: Observed,
  actions: readonly Action[],
): string {
  const prefix = state.direction === "return" ? "Going back: " : "";
  const text = prefix + waitOf(spec, state, split, observed, actions);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function waitOf(
  spec: RolloutSpec,
  state: RolloutState,
  split: Split,
  observed: Observed,
  actions: readonly Action[],
): string {
  const { to } = endsOf(spec, state);
  const wanted = [...split.wanted.values()];
  const serving = wanted.filter(isServing).length;
  const progress = `${serving} of ${to.count} replicas serve`;
  if (observed.edgeProblem !== null)
    return `the edge reports a problem: ${observed.edgeProblem}. Nothing is taken out of service until it is solved.`;
  const starting = wanted.find(({ phase }) => phase === "starting");
  if (starting) return `waiting for replica ${starting.slot} to become healthy; ${progress}.`;
  const shifting = wanted.find((replica) => replica.phase === "healthy" && !isServing(replica));
  if (shifting) return `waiting for the edge to send traffic to replica ${shifting.slot}; ${progress}.`;
  const stopping = observed.replicas.find(({ stoppingSince }) => stoppingSince !== null);
  if (stopping) return `waiting for replica ${stopping.slot} to stop; ${progress}.`;
  const draining = split.outgoing.find(({ routed }) => !routed);
  if (draining) return `${describeDrain(draining)}; ${progress}.`;
  const creating = actions.find(({ kind }) => kind === "ensureReplica");
  if (creating) return `starting replica ${creating.slot}; ${progress}.`;
  if (state.phase === "monitoring" && split.outgoing.length === 0) return `watching the new replicas; ${progress}.`;
  return `taking old replicas out of service; ${progress}.`;
}

/** Connections that are kept open between requests end by themselves; only those that are open are waited for. */
function describeDrain({ connections, slot }: ObservedReplica): string {
  if (connections === 0) return `taking replica ${slot} out of service`;
  if (connections === 1) return `waiting for 1 open connection of replica ${slot} to end`;
  return `waiting for ${connections ?? "the"} open connections of replica ${slot} to end`;
}

export function describeEnd(state: RolloutState): string {
  return state.failure ? describeReason(state.failure.reason, state.failure) : "All replicas are as wanted.";
}
