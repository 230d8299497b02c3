/** The closed list of reasons for which a deployment does not succeed. */
export const reasonCodes = [
  "replica_exited",
  "replica_missing",
  "health_failed",
  "health_timeout",
  "unhealthy_in_monitor",
  "restarted_in_monitor",
  "build_failed",
  "build_timeout",
  "clone_failed",
  "image_missing",
  "disk_low",
  "cancelled",
  "superseded",
  "edge_rejected",
  "return_failed",
  "node_unreachable",
  "no_build_node",
  "secrets_locked",
] as const;

export type ReasonCode = (typeof reasonCodes)[number];

export const isReasonCode = (text: string): text is ReasonCode => (reasonCodes as readonly string[]).includes(text);
