import { durationBounds } from "./durations";
import type { Point } from "./point";
import { rateOf } from "./counters";

/** What an edge has answered for an application since it began. */
export interface Traffic {
  readonly answers: number;
  readonly failed: number;
  /** by `durationBounds`, and those beyond them: how many answers fell between a bound and the one before */
  readonly durations: readonly number[];
}

export const noTraffic: Traffic = {
  ...{ answers: 0, failed: 0 },
  durations: Array.from({ length: durationBounds.length + 1 }, () => 0),
};

/**
 * What was answered between two looks. An edge that was restarted counts from 0: then all that it has counted since is of this
 * while, and what came before its end is lost.
 */
export function toTrafficRates(
  before: Traffic,
  after: Traffic,
  seconds: number,
): Pick<Point, "requests" | "errors" | "durations"> {
  const from = after.answers < before.answers ? noTraffic : before;
  return {
    requests: rateOf(from.answers, after.answers, seconds),
    errors: rateOf(from.failed, after.failed, seconds),
    durations: after.durations.map((count, i) => Math.max(0, count - (from.durations[i] ?? 0))),
  };
}
