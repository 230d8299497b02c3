import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { durationBounds } from "../../domain/metrics/durations";
import { floorTo } from "../../domain/metrics/ranges";
import { type TrafficRow, type TrafficView, toTrafficView } from "../../domain/metrics/traffic-view";

const step = 60;
const stretchSeconds = 120;
const seconds = 3_600;

/** durations[1], durations[2], …: summed one by one, which Postgres does many times as fast as arrays taken apart. */
const sums = Prisma.raw(
  [...durationBounds, Number.POSITIVE_INFINITY].map((_, i) => `sum(m."durations"[${i + 1}])::int`).join(", "),
);

/**
 * What edges answered in the last hour for each of some subjects, which are organisations, projects or applications in an
 * environment. One query. By points of a minute, so that what was answered in the last one or two is not in it. What is returned
 * tells of some of them as one.
 */
export async function findTraffic(
  db: Transaction,
  subjectIds: readonly string[],
  now: Date,
): Promise<(subjectIds: readonly string[]) => TrafficView> {
  const since = new Date(floorTo(now.getTime(), stretchSeconds) - seconds * 1_000);
  const rows = await db.$queryRaw<(TrafficRow & { readonly subjectId: string })[]>`
    select m."subjectId", avg(m."requests") as requests, avg(m."errors") as errors,
      sum(m."errors") * ${step}::int as failed, array[${sums}] as durations,
      array_agg(floor(extract(epoch from m."at" - ${since}::timestamp) / ${stretchSeconds})::int) as stretches,
      array_agg(m."requests") as rates
    from "MetricPoint" m
    where m."subjectId" = any(${[...subjectIds]}) and m."step" = ${step}::smallint and m."at" >= ${since}::timestamp
    group by m."subjectId"`;
  const bySubject = new Map(rows.map((row) => [row.subjectId, row]));
  return (wanted) => {
    const found = wanted.flatMap((id) => bySubject.get(id) ?? []);
    return toTrafficView(found, seconds / stretchSeconds);
  };
}
