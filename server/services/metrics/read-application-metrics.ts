import { z } from "zod";
import { comparisons } from "../../domain/metrics/compare";
import { rangeNames } from "../../domain/metrics/ranges";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { type ActorCtx, query } from "../use-case";
import { findEarlier } from "./find-earlier";
import { findNewest } from "./find-newest";
import { findRange } from "./find-range";

const maxMarks = 60;

/**
 * How an application was in an environment over a while, the deployments of that while, and its replicas now; beside it, when wished,
 * how it was at an earlier time.
 */
export const readApplicationMetrics = query({
  permission: "project.read",
  input: appAddress.extend({ range: z.enum(rangeNames).default("1h"), compare: z.enum(comparisons).default("none") }),
  locate: locateAppEnvironment,
  run: async (ctx, { range, compare }, { appEnvironment }) => {
    const [series, replicas] = await Promise.all([
      findRange(ctx, appEnvironment.id, range),
      findNewest(ctx, appEnvironment.id),
    ]);
    const [marks, earlier] = await Promise.all([
      findMarks(ctx, appEnvironment.id, series),
      findEarlier(ctx, compare, { appEnvironmentId: appEnvironment.id, range, to: series.to }),
    ]);
    return { subjectId: appEnvironment.id, ...series, replicas, marks, compare, earlier };
  },
});

/** The newest deployments that ended in the range. */
async function findMarks(ctx: ActorCtx, appEnvironmentId: string, { from, to }: { from: number; to: number }) {
  const rows = await ctx.db.deployment.findMany({
    where: { appEnvironmentId, endedAt: { gte: new Date(from), lte: new Date(to) } },
    orderBy: { endedAt: "desc" },
    select: { number: true, status: true, endedAt: true, kind: true },
    take: maxMarks,
  });
  return rows.map(({ number, status, endedAt, kind }) => ({ number, status, kind, at: endedAt?.getTime() ?? 0 }));
}
