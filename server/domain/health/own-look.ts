import type { HealthCheck } from "./health-check";

/** Each look of ours is a call to the node, so no application asks for one more often. */
const leastMs = 10_000;

/** What the edge can check by itself while a replica serves: HTTP, with its own idea of a good answer (2xx and 3xx). */
export function isCheckedByEdge(check: HealthCheck): check is HealthCheck & { kind: "http" } {
  return check.kind === "http" && check.expectStatus[0] === 200 && check.expectStatus[1] === 399;
}

/**
 * When a serving application has to be looked at by ourselves, because nobody else does; null where the edge, or the engine
 * by the container's own command, tells when something is wrong.
 */
export function nextOwnLook(check: HealthCheck, now: number): number | null {
  if (check.kind === "none" || check.kind === "command" || isCheckedByEdge(check)) return null;
  return now + Math.max(check.intervalMs, leastMs);
}
