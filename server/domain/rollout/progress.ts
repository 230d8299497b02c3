import { replicaKey, type Split, slotKey } from "./replica";
import type { Observed, RolloutSpec, RolloutState } from "./types";

const marginMs = 30_000;

/** No single step may take longer than this without any visible change. */
export const stallMs = (spec: RolloutSpec): number =>
  spec.healthyTimeoutMs + spec.drainDeadlineMs + spec.stopGraceMs + marginMs;

/** Notes when the world last changed. The health of outgoing replicas is left out: their flapping is no progress. */
export function trackProgress(state: RolloutState, split: Split, observed: Observed, now: number): RolloutState {
  const wanted = new Set(split.wanted.values());
  const mark = observed.replicas
    .map(
      (r) =>
        `${replicaKey(r)}${r.routed ? "r" : ""}${r.confirmed ? "c" : ""}${r.stoppingSince === null ? "" : "s"}${wanted.has(r) ? r.phase : ""}`,
    )
    .sort()
    .join(" ");
  const seen = { ...state.seen };
  const attempts = { ...state.attempts };
  for (const { group, slot, attempt } of observed.replicas) {
    const at = slotKey(group, slot);
    seen[at] = Math.max(seen[at] ?? 0, attempt);
    attempts[at] = Math.max(attempts[at] ?? 0, attempt);
  }
  const edgeProblemSince = observed.edgeProblem === null ? null : (state.edgeProblemSince ?? now);
  const progress = state.progress?.mark === mark ? state.progress : { mark, at: now };
  return { ...state, attempts, seen, progress, edgeProblemSince };
}

export const isStalled = (spec: RolloutSpec, state: RolloutState, now: number): boolean =>
  state.progress !== null && now - state.progress.at >= stallMs(spec);

/** An edge that reports a problem this long will not load the routes by waiting. */
export const isEdgeStuck = (state: RolloutState, now: number): boolean =>
  state.edgeProblemSince !== null && now - state.edgeProblemSince >= marginMs;
