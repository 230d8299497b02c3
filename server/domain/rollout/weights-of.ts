import type { Observed } from "./types";

/** Each group's share of the traffic in percent, whole numbers that sum to 100; empty when nothing is routed. */
export function weightsOf(observed: Observed): Readonly<Record<string, number>> {
  const routed = observed.replicas.filter((replica) => replica.routed);
  const confirmed = routed.filter((replica) => replica.confirmed);
  const counted = confirmed.length > 0 ? confirmed : routed;
  const counts = new Map<string, number>();
  for (const { group } of counted) counts.set(group, (counts.get(group) ?? 0) + 1);
  // Rounding the running total instead of each share is what keeps the sum.
  const weights: Record<string, number> = {};
  let before = 0;
  let seen = 0;
  for (const [group, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    seen += count;
    const upTo = Math.round((seen / counted.length) * 100);
    weights[group] = upTo - before;
    before = upTo;
  }
  return weights;
}
