import type { SshFailure } from "./ssh-error";

const firstMs = 250;
const longestMs = 2_500;
/** Servers lock out who is refused often. What was wrong is mended by somebody, who makes the connection anew by that. */
const refusedMs = 60_000;

/**
 * How long to wait before the next try, in ms: longer each time, and never so long that a machine that is back is noticed late. A
 * part of it is left to chance, so that many that lost the same machine do not all come back at once.
 * @param failures in a row, 1 for the first; @param chance 0 to 1
 */
export function retryWait(failure: SshFailure, failures: number, chance: number): number {
  if (failure !== "unreachable") return refusedMs;
  return Math.min(longestMs, firstMs * 2 ** (failures - 1)) * (0.5 + 0.5 * chance);
}
