import type { Chunk } from "../../domain/logs/chunks";
import type { Engine } from "../../docker/engine";
import type { Deps } from "../../context";
import { createChunkWriter } from "../../logs/write-chunks";
import { type ReadLog, readLog } from "./read-log";
import { readReleaseFacts } from "./read-release-facts";
import { whyMissing } from "./why-missing";

export type HarvestDeps = Pick<Deps, "db" | "vault" | "logStore" | "logLimits">;

interface Leaving {
  readonly id: string;
  readonly containerName: string;
  readonly releaseId: string;
}

interface Harvest extends ReadLog {
  readonly chunks: readonly Chunk[];
  readonly droppedLines: number;
  readonly droppedUntil: string | null;
}

/**
 * Keeps the lines of a container that is about to be removed, masked. Whatever goes wrong, the container may go: its row says then
 * that lines are missing, and why. Done twice, it keeps them once.
 */
export async function harvestLog(
  deps: HarvestDeps,
  appEnvironmentId: string,
  row: Leaving,
  engine: Engine,
  ms?: number,
): Promise<void> {
  const before = await deps.db.replicaLog.findUnique({ where: { replicaId: row.id }, select: { missing: true } });
  if (before !== null && before.missing === null) return;
  const { chunks, ...rest } = await harvest(deps, appEnvironmentId, row, engine, ms);
  const data = {
    ...rest,
    chunks: chunks as unknown as object[],
    bytes: chunks.reduce((sum, { bytes }) => sum + bytes, 0),
    lines: chunks.reduce((sum, { lines }) => sum + lines, 0),
    harvestedAt: new Date(),
  };
  const create = { replicaId: row.id, appEnvironmentId, ...data };
  await deps.db.replicaLog.upsert({ where: { replicaId: row.id }, create, update: data });
}

async function harvest(
  deps: HarvestDeps,
  appEnvironmentId: string,
  row: Leaving,
  engine: Engine,
  ms: number | undefined,
): Promise<Harvest> {
  const nothing = { chunks: [], droppedLines: 0, droppedUntil: null, rotated: false, missingFrom: null };
  try {
    const { mask } = await readReleaseFacts(deps, appEnvironmentId, row.releaseId);
    const folder = await deps.logStore.begin({ appEnvironmentId, replicaId: row.id });
    try {
      const writer = createChunkWriter(folder, deps.logLimits.bytes);
      const read = await readLog(engine, row.containerName, ms, async (lines) => {
        for (const line of lines) writer.add({ ...line, text: mask(line.text).toWellFormed() });
        await writer.flush();
      });
      await writer.flush(true);
      await folder.finish();
      const { chunks, dropped } = writer;
      return { chunks, droppedLines: dropped.lines, droppedUntil: dropped.until, ...read };
    } catch (error) {
      await folder.abandon();
      throw error;
    }
  } catch (error) {
    return { ...nothing, missing: whyMissing(error) };
  }
}
