import type { Observed, ObservedReplica, RolloutSpec } from "./types";

export interface SlotRow {
  readonly slot: number;
  /** words for the replica that leaves or left; null when there never was one in this slot */
  readonly old: string | null;
  /** words for the replica that comes; null when none is wanted in this slot */
  readonly new: string | null;
}

/** One row per slot for the page of a deployment. When only the count changes, a slot is new while it is wanted. */
export function describeSlots(spec: RolloutSpec, observed: Observed): readonly SlotRow[] {
  const { target } = spec;
  const previous = spec.previous ?? { id: "", count: 0 };
  const scaling = previous.id === target.id;
  const top = Math.max(target.count, previous.count, 0, ...observed.replicas.map(({ slot }) => slot));
  const isNew = (replica: ObservedReplica): boolean =>
    replica.group === target.id && (!scaling || replica.slot <= target.count);
  return Array.from({ length: top }, (_, index): SlotRow => {
    const slot = index + 1;
    const here = observed.replicas.filter((replica) => replica.slot === slot).sort((a, b) => b.attempt - a.attempt);
    const coming = here.find(isNew);
    const leaving = here.find((replica) => !isNew(replica));
    const hadOld = slot <= previous.count && (!scaling || slot > target.count);
    return {
      slot,
      old: leaving ? describeReplica(leaving) : hadOld ? "removed" : null,
      new: coming ? describeReplica(coming) : slot <= target.count ? "waiting" : null,
    };
  });
}

export function describeReplica(replica: ObservedReplica): string {
  if (replica.phase === "exited") return replica.exitCode === null ? "exited" : `exited with code ${replica.exitCode}`;
  if (replica.stoppingSince !== null) return "stopping";
  if (replica.phase === "starting") return "starting";
  if (replica.phase === "unhealthy") return "unhealthy";
  if (replica.routed) return replica.confirmed ? "serving" : "healthy, traffic is on its way";
  const open = replica.connections ?? 0;
  if (open > 0) return open === 1 ? "draining, 1 connection" : `draining, ${open} connections`;
  return "healthy, no traffic";
}
