import type { Deps } from "../../context";
import { type Chunk, chunksToDrop, type KeptLog, type Limits } from "../../domain/logs/chunks";
import { toStamp } from "../../domain/logs/place";

/** A harvest is not noted in the database before it is whole; one that takes longer was killed. */
const harvestMs = 3_600_000;

type ReapDeps = Pick<Deps, "db" | "now" | "logStore" | "logLimits">;

/** Keeps the logs of removed containers within their limits, and clears away what belongs to none. Storage that fails is left for the next time. */
export async function reapKeptLogs(deps: ReapDeps): Promise<void> {
  const oldest = toStamp(deps.now().getTime() - deps.logLimits.keepMs);
  const apps = await deps.db.replicaLog.findMany({
    where: { bytes: { gt: 0 } },
    distinct: ["appEnvironmentId"],
    select: { appEnvironmentId: true },
  });
  try {
    for (const { appEnvironmentId } of apps)
      await limit(deps, appEnvironmentId, { bytes: deps.logLimits.bytes, oldest });
    await removeStrays(deps);
  } catch (error) {
    process.stderr.write(`kept logs: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

/** The row first: a piece that is there and in no row is only rubbish, one that a row names and is gone would be a lie. */
async function limit({ db, logStore }: ReapDeps, appEnvironmentId: string, limits: Limits): Promise<void> {
  const rows = await db.replicaLog.findMany({ where: { appEnvironmentId, bytes: { gt: 0 } } });
  const logs = rows.map((row): KeptLog => ({ replicaId: row.replicaId, chunks: row.chunks as unknown as Chunk[] }));
  for (const [replicaId, dropped] of chunksToDrop(logs, limits)) {
    const pieces = new Set(dropped.map(({ piece }) => piece));
    const left = (logs.find((log) => log.replicaId === replicaId)?.chunks ?? []).filter(
      ({ piece }) => !pieces.has(piece),
    );
    const sum = (of: readonly Chunk[], key: "bytes" | "lines") => of.reduce((total, chunk) => total + chunk[key], 0);
    await db.replicaLog.update({
      where: { replicaId },
      data: {
        chunks: left as unknown as object[],
        bytes: sum(left, "bytes"),
        lines: sum(left, "lines"),
        droppedLines: { increment: sum(dropped, "lines") },
        droppedUntil: dropped.map(({ until }) => until).reduce((a, b) => (a > b ? a : b)),
      },
    });
    const at = { appEnvironmentId, replicaId };
    if (left.length === 0) await logStore.remove(at);
    else await logStore.drop(at, [...pieces]);
  }
}

async function removeStrays({ db, now, logStore }: ReapDeps): Promise<void> {
  const before = now().getTime() - harvestMs;
  const old = (await logStore.list()).filter(({ changedAt }) => changedAt.getTime() < before);
  const rows = await db.replicaLog.findMany({
    where: { replicaId: { in: old.map(({ replicaId }) => replicaId) }, bytes: { gt: 0 } },
    select: { replicaId: true },
  });
  const known = new Set(rows.map(({ replicaId }) => replicaId));
  for (const stored of old) if (stored.begun !== null || !known.has(stored.replicaId)) await logStore.remove(stored);
}
