import type { RolloutState } from "./types";

export interface FailingReplica {
  readonly slot: number;
  /** null: the newest */
  readonly attempt: number | null;
}

/** The replica whose container tells why the rollout fails or failed; null while none has. */
export function failingReplica(state: RolloutState | null): FailingReplica | null {
  if (state === null) return null;
  if (state.failure?.slot != null) return { slot: state.failure.slot, attempt: null };
  const attempts = Object.keys(state.condemned).map((key) => key.split("/").map(Number));
  const newest = attempts.sort(([, , a = 0], [, , b = 0]) => a - b).at(-1);
  return newest === undefined ? null : { slot: newest[1] ?? 0, attempt: newest[2] ?? null };
}
