import { freshMs } from "../../domain/metrics/ranges";
import type { ActorCtx } from "../use-case";

/** What a replica takes now. */
export interface ReplicaFigures {
  readonly id: string;
  readonly slot: number;
  readonly release: number | null;
  readonly cpu: number | null;
  readonly memory: number | null;
  readonly memoryLimit: number | null;
}

/** The newest figures of the replicas that run, by slot; null where there are none that are new. */
export const findNewest = (ctx: ActorCtx, appEnvironmentId: string): Promise<readonly ReplicaFigures[]> =>
  ctx.db.$queryRaw<ReplicaFigures[]>`
    select r."id", r."slot", rel."number" as release, m."cpu", m."memory", m."memoryLimit"
    from "Replica" r
    left join "Release" rel on rel."id" = r."releaseId"
    left join lateral (
      select "cpu", "memory", "memoryLimit" from "MetricPoint"
      where "subjectId" = r."id" and "step" = 10 and "at" > ${new Date(ctx.now().getTime() - freshMs)}
      order by "at" desc limit 1
    ) m on true
    where r."appEnvironmentId" = ${appEnvironmentId} and r."removedAt" is null
    order by r."slot", rel."number"`;
