/** Upper bounds in seconds by which the edge counts how long answers took; what took longer is counted after the last. */
export const durationBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/**
 * The time within which a share of all answers came, in ms; within a bucket they are taken to be spread evenly. Null where there was
 * no answer, infinite where it lies beyond the last bound.
 * @param counts by `durationBounds`, and those beyond them
 * @param share 0 to 1
 */
export function percentile(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const wanted = share * total;
  let before = 0;
  for (const [i, bound] of durationBounds.entries()) {
    const count = counts[i] ?? 0;
    if (count > 0 && before + count >= wanted) {
      const from = durationBounds[i - 1] ?? 0;
      return (from + (bound - from) * ((wanted - before) / count)) * 1_000;
    }
    before += count;
  }
  return Number.POSITIVE_INFINITY;
}
