import { replicaKey, type Split, slotKey } from "./replica";
import type { Observed, RolloutSpec, RolloutState } from "./types";
import { noteLook, watchedMs } from "./watch";

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
    .concat(observed.underWay ?? [])
    .join(" ");
  const seen = { ...state.seen };
  const attempts = { ...state.attempts };
  for (const { group, slot, attempt } of observed.replicas) {
    const at = slotKey(group, slot);
    seen[at] = Math.max(seen[at] ?? 0, attempt);
    attempts[at] = Math.max(attempts[at] ?? 0, attempt);
  }
  const restartsBefore =
    state.phase === "monitoring" ? state.restartsBefore : noteRestarts(state.restartsBefore, split);
  const edgeProblemSince = observed.edgeProblem === null ? null : (state.edgeProblemSince ?? now);
  const progress = state.progress?.mark === mark ? state.progress : { mark, at: now };
  const watch = noteLook(state.watch, now);
  const before = state.before ?? seen;
  return { ...state, attempts, seen, before, restartsBefore, progress, edgeProblemSince, watch };
}

function noteRestarts(known: Readonly<Record<string, number>>, { wanted }: Split): Record<string, number> {
  const counts = [...wanted.values()].map((replica) => {
    const key = replicaKey(replica);
    return [key, Math.min(known[key] ?? replica.restarts, replica.restarts)] as const;
  });
  return Object.fromEntries(counts);
}

export const isStalled = (spec: RolloutSpec, state: RolloutState, now: number): boolean =>
  state.progress !== null && watchedMs(state.watch, state.progress.at, now) >= stallMs(spec);

/** An edge that reports a problem this long will not load the routes by waiting. */
export const isEdgeStuck = (state: RolloutState, now: number): boolean =>
  state.edgeProblemSince !== null && watchedMs(state.watch, state.edgeProblemSince, now) >= marginMs;
