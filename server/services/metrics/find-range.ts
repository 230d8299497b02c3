import { binPoints } from "../../domain/metrics/bin-points";
import { floorTo, type RangeName, ranges } from "../../domain/metrics/ranges";
import { mergePoints } from "../../domain/metrics/point";
import { toView } from "../../domain/metrics/to-view";
import type { ActorCtx } from "../use-case";
import { findUpToNow } from "./find-up-to-now";

/** The points of a subject over a range, and one for all of it. */
export async function findRange(ctx: Pick<ActorCtx, "db" | "now">, subjectId: string, range: RangeName) {
  const { seconds, step, bin } = ranges[range];
  const to = floorTo(ctx.now().getTime(), bin) + bin * 1_000;
  const from = to - seconds * 1_000;
  const points = await findUpToNow(ctx.db, subjectId, step, new Date(from));
  return {
    ...{ range, from, to, bin },
    points: binPoints(points, bin).map(toView),
    whole: points.length === 0 ? null : toView({ ...mergePoints(points), at: from }),
  };
}
