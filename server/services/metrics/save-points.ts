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
  if (points.length === 0) return;
  const values = gauges.map((gauge) => Prisma.sql`${points.map((point) => point[gauge])}::real[]`);
  // An array of arrays would have to be a rectangle: each point's durations come as text.
  const durations = points.map((point) => `{${point.durations.map((count) => Math.round(count)).join(",")}}`);
  await db.$executeRaw`
    insert into "MetricPoint" ("subjectId", "step", "at", "durations", ${columns})
    select s, ${step}::smallint, t, d::int[], ${Prisma.raw(gauges.map((_, i) => `g${i}`).join(", "))}
    from unnest(${points.map(({ subjectId }) => subjectId)}::text[], ${points.map(({ at }) => at.toISOString())}::timestamp[],
      ${durations}::text[], ${Prisma.join(values)})
      as rows (s, t, d, ${Prisma.raw(gauges.map((_, i) => `g${i}`).join(", "))})
    on conflict do nothing`;
}
