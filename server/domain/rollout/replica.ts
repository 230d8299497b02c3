import type { ReasonCode } from "../deployment/reason-codes";
import type { Group, ObservedReplica } from "./types";
import { type Watch, watchedMs } from "./watch";

export const slotKey = (group: string, slot: number): string => `${group}/${slot}`;

export const replicaKey = ({ group, slot, attempt }: Pick<ObservedReplica, "group" | "slot" | "attempt">): string =>
  `${group}/${slot}/${attempt}`;

/** Healthy, and the edge was seen to send traffic to it. */
export const isServing = (replica: ObservedReplica): boolean =>
  replica.phase === "healthy" && replica.routed && replica.confirmed && replica.stoppingSince === null;

export interface Patience {
  readonly healthyTimeoutMs: number;
  readonly watch: Watch | null;
  readonly now: number;
}

/** Why the replica is of no use any more; null when it is, or may still become so. */
export function faultOf(replica: ObservedReplica, { healthyTimeoutMs, watch, now }: Patience): ReasonCode | null {
  if (replica.phase === "exited") return "replica_exited";
  if (replica.phase === "unhealthy") return "health_failed";
  if (replica.phase !== "starting") return null;
  return watchedMs(watch, replica.since, now) >= healthyTimeoutMs ? "health_timeout" : null;
}

export interface Split {
  /** the one replica that holds each wanted slot */
  readonly wanted: ReadonlyMap<number, ObservedReplica>;
  /** everything else: other groups, slots above the count, doubles of a slot */
  readonly outgoing: readonly ObservedReplica[];
}

export function splitReplicas(to: Group, replicas: readonly ObservedReplica[]): Split {
  const wanted = new Map<number, ObservedReplica>();
  for (const replica of replicas) {
    if (replica.group !== to.id || replica.slot > to.count) continue;
    const holder = wanted.get(replica.slot);
    if (!holder || holder.attempt < replica.attempt) wanted.set(replica.slot, replica);
  }
  const outgoing = replicas.filter((replica) => wanted.get(replica.slot) !== replica).sort((a, b) => a.slot - b.slot);
  return { wanted, outgoing };
}
