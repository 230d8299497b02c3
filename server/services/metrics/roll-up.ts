import type { Deps } from "../../context";
import { binPoints, type TimedPoint } from "../../domain/metrics/bin-points";
import { floorTo, steps } from "../../domain/metrics/ranges";
import { savePoints } from "./save-points";

/** How many longer points back the last roll-up may lie: what a stop of the worker missed is made up for. */
const reach = 10;

/**
 * Makes longer points of the shorter ones whose time is over, and forgets points over their age. Doing it twice changes nothing.
 * Of a replica, which lives as long as a release, the longest are not kept.
 */
export async function rollUp({ db, now }: Pick<Deps, "db" | "now">): Promise<void> {
  for (const [i, { step }] of steps.entries()) {
    const from = steps[i - 1];
    if (from === undefined) continue;
    const end = floorTo(now().getTime(), step);
    // The shorter points come up to their own length late.
    if (now().getTime() - end < from.step * 1_500) continue;
    const since = new Date(end - reach * step * 1_000);
    await rollUpSince(db, from.step, step, since, new Date(end));
  }
  for (const { step, keep } of steps)
    await db.metricPoint.deleteMany({ where: { step, at: { lt: new Date(now().getTime() - keep * 1_000) } } });
}

async function rollUpSince(db: Deps["db"], from: number, to: number, since: Date, end: Date): Promise<void> {
  const longest = to === steps.at(-1)?.step;
  const last = await db.metricPoint.aggregate({ where: { step: to, at: { gte: since } }, _max: { at: true } });
  const begin = last._max.at === null ? since : new Date(last._max.at.getTime() + to * 1_000);
  if (begin >= end) return;
  const rows = await db.metricPoint.findMany({
    where: {
      ...{ step: from, at: { gte: begin, lt: end } },
      ...(longest ? { NOT: { subjectId: { startsWith: "rep_" } } } : {}),
    },
  });
  const bySubject = new Map<string, TimedPoint[]>();
  for (const { subjectId, ...row } of rows) {
    const point = { ...row, at: row.at.getTime() };
    const own = bySubject.get(subjectId);
    if (own === undefined) bySubject.set(subjectId, [point]);
    else own.push(point);
  }
  const points = [...bySubject].flatMap(([subjectId, own]) =>
    binPoints(own, to).map((point) => ({ ...point, subjectId, at: new Date(point.at) })),
  );
  await savePoints(db, to, points);
}
