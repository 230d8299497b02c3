import { round, timeOfShare } from "./to-view";

/** What edges answered over a while, as tables show it. */
export interface TrafficView {
  /** answers per second where it was measured; null where it never was */
  readonly requests: number | null;
  /** answers with a status from 500 on, in all, by what was measured */
  readonly failed: number | null;
  /** the share of those, 0 to 1; null without answers */
  readonly errors: number | null;
  /** ms within which half, and 95 of a hundred answers came; null without answers, -1 beyond what is measured */
  readonly p50: number | null;
  readonly p95: number | null;
  /** answers per second over the while, oldest first; null in a gap */
  readonly line: readonly (number | null)[];
}

/** Of one subject: means per second of what was measured, how many answers failed then, its durations summed, and each rate with the number of its stretch. */
export interface TrafficRow {
  readonly requests: number | null;
  readonly errors: number | null;
  readonly failed: number | null;
  readonly durations: readonly (number | null)[];
  readonly stretches: readonly number[];
  readonly rates: readonly (number | null)[];
}

/** Some subjects as one. @param stretches of how many the while is */
export function toTrafficView(rows: readonly TrafficRow[], stretches: number): TrafficView {
  const measured = rows.filter(({ requests }) => requests !== null);
  const requests = measured.length === 0 ? null : sumOf(measured.map((row) => row.requests));
  const errors = sumOf(measured.map((row) => row.errors));
  const durations = measured.reduce<number[]>(
    (sums, row) => row.durations.map((count, i) => (sums[i] ?? 0) + (count ?? 0)),
    [],
  );
  return {
    requests: round(requests),
    failed: requests === null ? null : Math.round(sumOf(measured.map((row) => row.failed))),
    errors: requests === null || requests === 0 ? null : errors / requests,
    p50: timeOfShare(durations, 0.5),
    p95: timeOfShare(durations, 0.95),
    line: Array.from({ length: stretches }, (_, i) => round(rateIn(measured, i))),
  };
}

/** The sum of what each had in a stretch, each by the mean of its points. */
function rateIn(rows: readonly TrafficRow[], stretch: number): number | null {
  const means = rows.flatMap(({ stretches, rates }) => {
    const inside = rates.filter((rate, i) => stretches[i] === stretch && rate !== null);
    return inside.length === 0 ? [] : [sumOf(inside) / inside.length];
  });
  return means.length === 0 ? null : sumOf(means);
}

const sumOf = (values: readonly (number | null)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
