import { binPoints } from "../../domain/metrics/bin-points";
import { aDayAgo, type Comparison, type Earlier, stretchBefore } from "../../domain/metrics/compare";
import { mergePoints } from "../../domain/metrics/point";
import type { RangeName } from "../../domain/metrics/ranges";
import { type MetricView, toView } from "../../domain/metrics/to-view";
import type { ActorCtx } from "../use-case";
import { findUpToNow } from "./find-up-to-now";

export interface EarlierSeries {
  readonly kind: Exclude<Comparison, "none">;
  /** the release that served then, where that is why one looks at it */
  readonly release: number | null;
  readonly shift: number;
  readonly bin: number;
  readonly points: readonly MetricView[];
  /** null: nothing was measured then */
  readonly whole: MetricView | null;
}

interface Wish {
  readonly appEnvironmentId: string;
  readonly range: RangeName;
  readonly to: number;
}

type Ctx = Pick<ActorCtx, "db" | "now">;

/** The earlier figures that a range is seen beside; null when there is no such time: no other release served before. */
export async function findEarlier(ctx: Ctx, kind: Comparison, wish: Wish): Promise<EarlierSeries | null> {
  if (kind === "none") return null;
  const now = ctx.now().getTime();
  if (kind === "day") return read(ctx, wish, { kind, release: null, stretch: aDayAgo(wish.range, wish, now) });
  const came = await findArrival(ctx, wish.appEnvironmentId);
  if (came === null) return null;
  const stretch = stretchBefore(came.at, wish.range, wish, now);
  return read(ctx, wish, { kind, release: came.before, stretch });
}

interface Found extends Pick<EarlierSeries, "kind" | "release"> {
  readonly stretch: Earlier;
}

async function read({ db }: Ctx, { appEnvironmentId }: Wish, { stretch, ...what }: Found): Promise<EarlierSeries> {
  const { from, to, shift, step, bin } = stretch;
  const all = await findUpToNow(db, appEnvironmentId, step, new Date(from));
  const points = all.filter(({ at }) => at < to);
  return {
    ...{ ...what, shift, bin },
    points: binPoints(points, bin).map(toView),
    whole: points.length === 0 ? null : toView({ ...mergePoints(points), at: from }),
  };
}

/** When the release that serves took over from another one, and from which. */
async function findArrival({ db }: Ctx, appEnvironmentId: string) {
  const where = await db.appEnvironment.findUniqueOrThrow({
    where: { id: appEnvironmentId },
    select: { currentReleaseId: true },
  });
  if (where.currentReleaseId === null) return null;
  const arrival = await db.deployment.findFirst({
    where: {
      ...{ appEnvironmentId, releaseId: where.currentReleaseId, servingAt: { not: null } },
      AND: [{ previousReleaseId: { not: null } }, { previousReleaseId: { not: where.currentReleaseId } }],
    },
    orderBy: { servingAt: "desc" },
    select: { servingAt: true, previousReleaseId: true },
  });
  if (!arrival?.servingAt || arrival.previousReleaseId === null) return null;
  const before = await db.release.findUnique({ where: { id: arrival.previousReleaseId }, select: { number: true } });
  return { at: arrival.servingAt.getTime(), before: before?.number ?? null };
}
