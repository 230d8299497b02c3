const steps = [300, 1_000, 2_000, 4_000, 8_000, 15_000];

/**
 * How long to wait before trying to connect again, ms. Pages do not all come at once when a server is back.
 * @param attempt 0 for the first; @param chance 0 to 1
 */
export function retryDelay(attempt: number, chance: number): number {
  const step = steps[Math.min(attempt, steps.length - 1)] ?? 0;
  return Math.round(step * (0.8 + 0.4 * chance));
}
