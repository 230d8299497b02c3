import type { Transaction } from "../../db/client";
import type { TimedPoint } from "../../domain/metrics/bin-points";

/** The points of one subject of one length, from a moment on, oldest first. */
export async function findPoints(
  db: Transaction,
  subjectId: string,
  step: number,
  since: Date,
): Promise<readonly TimedPoint[]> {
  const rows = await db.metricPoint.findMany({
    where: { subjectId, step, at: { gte: since } },
    orderBy: { at: "asc" },
    omit: { subjectId: true, step: true },
  });
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
