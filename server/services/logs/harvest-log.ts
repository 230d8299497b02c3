import { isAppError } from "../../domain/errors";
import type { Chunk } from "../../domain/logs/chunks";
import type { Engine } from "../../docker/engine";
import type { Deps } from "../../context";
import { createLineJoiner } from "../../logs/join-lines";
import type { RingLine } from "../../logs/line-ring";
import { createChunkWriter } from "../../logs/write-chunks";
import { SecretsLockedError } from "../../secrets/vault";
import { LogStoreError } from "../../storage/log-store";
import { readReleaseFacts } from "./read-release-facts";

/** a rollout waits no longer for the lines of a container that goes */
const limitMs = 10_000;
/**
 * The engine keeps three files of 10 MB of a container's log: while there are fewer bytes than two of them, it has given none up.
 * What it writes around each line counts too.
 */
const rotatedFrom = 20_000_000;
const aroundLine = 75;

export type HarvestDeps = Pick<Deps, "db" | "vault" | "logStore" | "logLimits">;

interface Leaving {
  readonly id: string;
  readonly containerName: string;
  readonly releaseId: string;
}

interface Harvest {
  readonly chunks: readonly Chunk[];
  readonly droppedLines: number;
  readonly droppedUntil: string | null;
  readonly rotated: boolean;
  readonly missing: string | null;
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
  ms = limitMs,
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
  ms: number,
): Promise<Harvest> {
  const nothing = { chunks: [], droppedLines: 0, droppedUntil: null, rotated: false };
  try {
    const { mask } = await readReleaseFacts(deps, appEnvironmentId, row.releaseId);
    const folder = await deps.logStore.begin({ appEnvironmentId, replicaId: row.id });
    try {
      const writer = createChunkWriter(folder, deps.logLimits.bytes);
      const read = await readAll(engine, row.containerName, ms, async (line) => {
        writer.add({ ...line, text: mask(line.text).toWellFormed() });
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
    return { ...nothing, missing: why(error) };
  }
}

/** What the engine does not give any more is told, and what it gave is kept. */
async function readAll(
  engine: Engine,
  name: string,
  ms: number,
  take: (line: RingLine) => Promise<void>,
): Promise<Pick<Harvest, "rotated" | "missing">> {
  const signal = AbortSignal.timeout(ms);
  const ready: RingLine[] = [];
  const joiner = createLineJoiner((line) => ready.push(line));
  let size = 0;
  let missing: string | null = null;
  try {
    for await (const line of engine.logs(name, { follow: false, signal })) {
      size += Buffer.byteLength(line.text) + aroundLine;
      joiner.push(line);
      for (const whole of ready.splice(0)) await take(whole);
    }
  } catch (error) {
    if (error instanceof LogStoreError) throw error;
    missing = `The engine stopped giving them: ${why(error)}`;
  }
  if (signal.aborted) missing = `Reading them took longer than ${ms / 1_000} s; the newest are missing.`;
  joiner.end();
  for (const whole of ready.splice(0)) await take(whole);
  return { rotated: size >= rotatedFrom, missing };
}

function why(error: unknown): string {
  if (error instanceof SecretsLockedError) return "Its secrets cannot be opened, so its lines cannot be masked.";
  if (error instanceof LogStoreError || isAppError(error)) return error.message;
  return error instanceof Error ? error.message.slice(0, 300) : "No reason was given.";
}
