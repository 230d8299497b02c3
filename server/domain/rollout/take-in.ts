import { isServing } from "./replica";
import type { Action, ObservedReplica } from "./types";

/** The next step of a wanted replica towards serving; none while it has to prove itself. */
export function takeIn(replica: ObservedReplica): readonly Action[] {
  const { group, slot, attempt } = replica;
  // Its start was lost, with the engine or with us: nothing would start it by itself.
  if (replica.unstarted) return [{ kind: "ensureReplica", group, slot, attempt }];
  if (isServing(replica)) return [{ kind: "keep", group, slot, attempt }];
  if (replica.phase === "healthy") return replica.routed ? [] : [{ kind: "route", group, slot, attempt, on: true }];
  // Unhealthy, or started again by the engine and not proven yet: no traffic until it is healthy.
  return replica.routed ? [{ kind: "route", group, slot, attempt, on: false }] : [];
}
