import type { Replica } from "../../db/generated/client";
import type { ObservedReplica } from "../../domain/rollout/types";

type Row = Pick<
  Replica,
  | "groupId"
  | "slot"
  | "attempt"
  | "phase"
  | "phaseSince"
  | "exitCode"
  | "routed"
  | "live"
  | "stoppingSince"
  | "restarts"
>;

/** A row as the rollout machine sees it; connections are not known from the row alone. */
export const toObserved = (row: Row): ObservedReplica => ({
  group: row.groupId,
  slot: row.slot,
  attempt: row.attempt,
  phase: row.phase === "creating" ? "starting" : (row.phase as ObservedReplica["phase"]),
  since: row.phaseSince.getTime(),
  exitCode: row.exitCode,
  routed: row.routed,
  confirmed: row.routed === row.live,
  connections: null,
  stoppingSince: row.stoppingSince?.getTime() ?? null,
  restarts: row.restarts,
});
