import type { Replica } from "../../db/generated/client";
import type { FailingReplica } from "../../domain/rollout/failing-replica";
import type { ActorCtx } from "../use-case";

const shownAttempts = 3;

interface KeptLine {
  readonly at: string;
  readonly stream: string;
  readonly text: string;
}

export interface FailedReplica {
  readonly container: string;
  readonly slot: number;
  readonly attempt: number;
  readonly exitCode: number | null;
  /** what its health check answered last */
  readonly health: string | null;
  readonly startedAt: Date;
  readonly removedAt: Date | null;
  readonly lines: readonly KeptLine[];
}

/** The replica that tells why a rollout failed, and the attempts in its place before it, newest first. */
export async function findAttempts(
  ctx: ActorCtx,
  groupId: string,
  failing: FailingReplica | null,
  exitCode: number | null,
): Promise<readonly FailedReplica[]> {
  if (failing === null) return [];
  const { slot, attempt } = failing;
  const rows = await ctx.db.replica.findMany({
    where: { groupId, slot, ...(attempt === null ? {} : { attempt: { lte: attempt } }) },
    orderBy: { attempt: "desc" },
    take: shownAttempts,
  });
  return rows.map((row, index) => toFailed(row, index === 0 ? exitCode : null));
}

/** The replica of a group that ended or turned unhealthy last since a moment, with what was kept of its log. */
export async function findCrash(ctx: ActorCtx, groupId: string, since: Date): Promise<FailedReplica | null> {
  const row = await ctx.db.replica.findFirst({
    where: { groupId, removedAt: { gte: since }, OR: [{ exitCode: { not: null } }, { phase: "unhealthy" }] },
    orderBy: { createdAt: "desc" },
  });
  return row && toFailed(row, null);
}

const toFailed = (row: Replica, exitCode: number | null): FailedReplica => ({
  ...{ container: row.containerName, slot: row.slot, attempt: row.attempt, health: row.healthOutput },
  ...{ startedAt: row.createdAt, removedAt: row.removedAt },
  exitCode: row.exitCode ?? exitCode,
  lines: (row.lastLines as KeptLine[] | null) ?? [],
});
