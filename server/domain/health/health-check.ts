interface Timing {
  readonly intervalMs: number;
  readonly timeoutMs: number;
  /** successes in a row that make it healthy, 1 or more */
  readonly healthyThreshold: number;
  /** failures in a row that make it unhealthy, 1 or more */
  readonly unhealthyThreshold: number;
  /** failures do not count this long after the start, until the first success */
  readonly startPeriodMs: number;
}

export type HealthCheck = Timing &
  (
    | {
        readonly kind: "http";
        readonly path: string;
        readonly port: number | null;
        readonly expectStatus: readonly [from: number, to: number];
      }
    | { readonly kind: "tcp"; readonly port: number | null }
    | { readonly kind: "command"; readonly command: readonly string[] }
    /** running is healthy, once the start period is over, and a second at least */
    | { readonly kind: "none" }
  );

export interface Probe {
  readonly at: number;
  readonly ok: boolean;
}

export type Verdict = "starting" | "healthy" | "unhealthy";

export const defaultTiming: Timing = {
  intervalMs: 5_000,
  timeoutMs: 3_000,
  healthyThreshold: 2,
  unhealthyThreshold: 3,
  startPeriodMs: 0,
};

/** What nobody may ask has to run so long at least: a program that cannot go on ends sooner. */
const unprovenMs = 1_000;

/** How many probes have to be remembered per replica for a verdict. */
export const historyLimit = (check: HealthCheck): number =>
  4 * Math.max(check.healthyThreshold, check.unhealthyThreshold);

/**
 * The verdict after a history of probes, oldest first. It holds until enough probes in a row say otherwise.
 * @param startedAt of the replica; probes from before it belong to another one
 * @param before the verdict before the oldest probe, where the history was cut
 */
export function judgeProbes(
  check: HealthCheck,
  history: readonly Probe[],
  startedAt: number,
  now: number,
  before: Verdict = "starting",
): Verdict {
  const graceEnds = startedAt + check.startPeriodMs;
  if (check.kind === "none") return now >= Math.max(graceEnds, startedAt + unprovenMs) ? "healthy" : "starting";
  let verdict = before;
  let row = 0;
  let last: boolean | null = null;
  let succeeded = before === "healthy";
  for (const { at, ok } of history) {
    if (at < startedAt || at > now) continue;
    succeeded ||= ok;
    if (!ok && !succeeded && at < graceEnds) continue;
    row = ok === last ? row + 1 : 1;
    last = ok;
    if (ok && row >= check.healthyThreshold) verdict = "healthy";
    if (!ok && row >= check.unhealthyThreshold) verdict = "unhealthy";
  }
  return verdict;
}
