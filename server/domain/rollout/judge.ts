import type { ReasonCode } from "../deployment/reason-codes";
import { faultOf, replicaKey, type Split, slotKey } from "./replica";
import type { Group, ObservedReplica, RolloutFailure, RolloutSpec, RolloutState } from "./types";

export interface Judgement {
  readonly state: RolloutState;
  /** a slot with no try left */
  readonly exhausted: RolloutFailure | null;
}

/**
 * Counts each failed attempt once and gives up its replica for good. One that was there before this direction began is
 * replaced without being counted: it says nothing about whether a new one works.
 */
export function judgeAttempts(
  spec: RolloutSpec,
  state: RolloutState,
  to: Group,
  split: Split,
  { lost, now }: { readonly lost: ReadonlySet<string>; readonly now: number },
): Judgement {
  const failures = { ...state.failures };
  const condemned = { ...state.condemned };
  const present: Record<string, true> = {};
  let exhausted: RolloutFailure | null = null;
  for (let slot = 1; slot <= to.count; slot++) {
    const at = slotKey(to.id, slot);
    const replica = split.wanted.get(slot);
    const attempt = replica?.attempt ?? state.attempts[at] ?? 0;
    const key = replicaKey({ group: to.id, slot, attempt });
    const given = condemned[key] !== undefined;
    const vanished = !replica && !given && state.present[key] && !lost.has(key);
    const fault = replica ? judgeReplica(spec, state, replica, now) : vanished ? "replica_missing" : null;
    const stopping = replica !== undefined && replica.stoppingSince !== null;
    if (replica && !given && !stopping && !fault) present[key] = true;
    if (!fault || given || stopping) continue;
    condemned[key] = fault;
    if (attempt <= (state.before?.[at] ?? 0)) continue;
    failures[at] = (failures[at] ?? 0) + 1;
    if (failures[at] >= spec.maxAttempts)
      exhausted ??= { reason: fault, slot, exitCode: replica?.exitCode ?? null, cause: null };
  }
  return { state: { ...state, failures, condemned, present }, exhausted };
}

/** One that the engine started again had stopped by itself; left alone it could do so for ever, and look healthy in between. */
function judgeReplica(
  { healthyTimeoutMs }: RolloutSpec,
  { restartsBefore, watch }: RolloutState,
  replica: ObservedReplica,
  now: number,
): ReasonCode | null {
  const restarted = replica.restarts > (restartsBefore[replicaKey(replica)] ?? replica.restarts);
  return faultOf(replica, { healthyTimeoutMs, watch, now }) ?? (restarted ? "replica_exited" : null);
}

/** What went wrong after the switch: any replica that fell over, vanished or was restarted. */
export function judgeMonitor(
  state: RolloutState,
  to: Group,
  split: Split,
): { failure: RolloutFailure; count: number } | null {
  const found: RolloutFailure[] = [];
  for (let slot = 1; slot <= to.count; slot++) {
    const replica = split.wanted.get(slot);
    const before = replica && state.restartsBefore[replicaKey(replica)];
    const bad = !replica || replica.phase === "exited" || replica.phase === "unhealthy" || before === undefined;
    const reason = bad ? "unhealthy_in_monitor" : replica.restarts > before ? "restarted_in_monitor" : null;
    if (reason) found.push({ reason, slot, exitCode: replica?.exitCode ?? null, cause: null });
  }
  const [failure] = found;
  return failure ? { failure, count: found.length } : null;
}
