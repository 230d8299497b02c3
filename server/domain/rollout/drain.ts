import { replicaKey } from "./replica";
import type { Action, ObservedReplica } from "./types";

export interface Draining {
  readonly actions: readonly Action[];
  /** since when it drains; null while the edge may still send traffic */
  readonly since: number | null;
}

export interface DrainRules {
  /** per group/slot/attempt */
  readonly drainingSince: Readonly<Record<string, number>>;
  readonly deadlineMs: number;
  /** go on at the deadline even when the edge never said that it let go: its requests are lost anyway */
  readonly force: boolean;
  readonly now: number;
}

/**
 * Takes one replica out: un-route, wait until the edge has let go of it, let requests in flight finish, retire.
 * Only call it for a replica that may lose its traffic now.
 */
export function takeOut(replica: ObservedReplica, { drainingSince, deadlineMs, force, now }: DrainRules): Draining {
  const { group, slot, attempt } = replica;
  const retire = (deadline: boolean): Action => ({ kind: "retire", group, slot, attempt, deadline });
  const unroute: readonly Action[] = replica.routed ? [{ kind: "route", group, slot, attempt, on: false }] : [];
  // Nothing of an exited or stopping one can be saved by waiting.
  if (replica.phase === "exited") return { actions: [...unroute, retire(false)], since: now };
  const since = drainingSince[replicaKey(replica)] ?? now;
  const late = now - since >= deadlineMs;
  if (replica.stoppingSince !== null)
    return { actions: [...unroute, retire(late && replica.connections !== 0)], since };
  if (replica.routed) return { actions: unroute, since: null };
  if (!replica.confirmed) return force ? { actions: late ? [retire(true)] : [], since } : { actions: [], since: null };
  if (replica.phase === "starting" || replica.connections === 0) return { actions: [retire(false)], since };
  return { actions: late ? [retire(true)] : [], since };
}
