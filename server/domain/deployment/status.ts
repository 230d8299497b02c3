export const statuses = [
  "queued",
  "building",
  "deploying",
  "monitoring",
  "succeeded",
  "failed",
  "cancelled",
  "superseded",
  "rolled_back",
] as const;
export type Status = (typeof statuses)[number];

export const kinds = ["deploy", "rollback", "restart", "scale", "stop", "start"] as const;
export type Kind = (typeof kinds)[number];

/** From where to where a deployment may go. A status without a way out is terminal. */
export const transitions: Record<Status, readonly Status[]> = {
  queued: ["building", "deploying", "cancelled", "superseded", "failed"],
  building: ["deploying", "failed", "cancelled"],
  deploying: ["monitoring", "succeeded", "failed", "cancelled", "rolled_back"],
  monitoring: ["succeeded", "failed", "cancelled", "rolled_back"],
  succeeded: [],
  failed: [],
  cancelled: [],
  superseded: [],
  rolled_back: [],
};

export const isTerminal = (status: Status): boolean => transitions[status].length === 0;

/** Started and not ended: at most one per application and environment. A queued one waits for it. */
export const isActive = (status: Status): boolean =>
  status === "building" || status === "deploying" || status === "monitoring";
