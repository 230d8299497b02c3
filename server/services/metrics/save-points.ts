import { Prisma } from "../../db/generated/client";
import type { Transaction } from "../../db/client";
import { gauges, type Point } from "../../domain/metrics/point";

export interface SubjectPoint extends Point {
  readonly subjectId: string;
  /** when it begins */
  readonly at: Date;
}

const columns = Prisma.raw(gauges.map((gauge) => `"${gauge}"`).join(", "));

/** Keeps points of one length with one statement. One that is there already stays as it is. */
export async function savePoints(db: Transaction, step: number, points: readonly SubjectPoint[]): Promise<void> {
  if (points.length > 0) await db.$executeRaw`${insert(step, points)} on conflict do nothing`;
}

/**
 * Adds to the points of what several nodes have a part in, such as an application with replicas on each: whoever measures a node
 * adds its part. @returns the sums so far
 */
export async function addToPoints(
  db: Transaction,
  step: number,
  points: readonly SubjectPoint[],
): Promise<readonly SubjectPoint[]> {
  if (points.length === 0) return [];
  return db.$queryRaw<SubjectPoint[]>`
    ${insert(step, points)}
    on conflict ("subjectId", "step", "at") do update set ${sums}, "durations" = array(
      select coalesce(a, 0) + coalesce(b, 0)
      from unnest("MetricPoint"."durations", excluded."durations") with ordinality as both_ (a, b, i) order by i)
    returning "subjectId", "at", "durations", ${columns}`;
}

/** What no part was measured of stays unknown. */
const sums = Prisma.raw(
  gauges
    .map((gauge) => {
      const [here, there] = [`"MetricPoint"."${gauge}"`, `excluded."${gauge}"`];
      return `"${gauge}" = coalesce(${here} + ${there}, ${here}, ${there})`;
    })
    .join(", "),
);

function insert(step: number, points: readonly SubjectPoint[]): Prisma.Sql {
  const values = gauges.map((gauge) => Prisma.sql`${points.map((point) => point[gauge])}::real[]`);
  // An array of arrays would have to be a rectangle: each point's durations come as text.
  const durations = points.map((point) => `{${point.durations.map((count) => Math.round(count)).join(",")}}`);
  return Prisma.sql`
    insert into "MetricPoint" ("subjectId", "step", "at", "durations", ${columns})
    select s, ${step}::smallint, t, d::int[], ${Prisma.raw(gauges.map((_, i) => `g${i}`).join(", "))}
    from unnest(${points.map(({ subjectId }) => subjectId)}::text[], ${points.map(({ at }) => at.toISOString())}::timestamp[],
      ${durations}::text[], ${Prisma.join(values)})
      as rows (s, t, d, ${Prisma.raw(gauges.map((_, i) => `g${i}`).join(", "))})`;
}
