import type { Engine, LogOptions } from "../../docker/engine";
import { createLineJoiner } from "../../logs/join-lines";
import type { RingLine } from "../../logs/line-ring";
import { LogStoreError } from "../../storage/log-store";
import { whyMissing } from "./why-missing";

/** a rollout waits no longer for the lines of a container that goes, but for the newest of them */
const limitMs = 15_000;
const newestMs = 5_000;
const newestLines = 2_000;
/** lines that are taken together */
const batchLines = 1_000;
/**
 * The engine keeps three files of 10 MB of a container's log: while there are fewer bytes than two of them, it has given none up.
 * What it writes around each line counts too.
 */
const rotatedFrom = 20_000_000;
const aroundLine = 75;

export interface ReadLog {
  /** the engine may have given up older lines by itself */
  readonly rotated: boolean;
  /** why lines are missing, and the time of the last one before them */
  readonly missing: string | null;
  readonly missingFrom: string | null;
}

type Take = (lines: readonly RingLine[]) => Promise<void>;

/**
 * Reads the log of a container to its end. Where that takes too long the newest lines are read still: they say why it ended.
 * @throws LogStoreError that `take` threw
 */
export async function readLog(engine: Engine, name: string, ms = limitMs, take: Take): Promise<ReadLog> {
  let last: string | null = null;
  const whole = await readPart(engine, name, { ms }, async (lines) => {
    await take(lines);
    last = lines.at(-1)?.at ?? last;
  });
  const rotated = whole.size >= rotatedFrom;
  if (whole.failed === null) return { rotated, missing: null, missingFrom: null };
  const before: string = last ?? "";
  if (whole.late)
    await readPart(engine, name, { ms: Math.min(ms, newestMs), tail: newestLines }, (lines) =>
      take(lines.filter(({ at }) => at > before)),
    );
  return { rotated, missing: whole.failed, missingFrom: last };
}

async function readPart(
  engine: Engine,
  name: string,
  { ms, ...options }: { readonly ms: number } & Pick<LogOptions, "tail">,
  take: Take,
): Promise<{ readonly size: number; readonly late: boolean; readonly failed: string | null }> {
  const signal = AbortSignal.timeout(ms);
  let ready: RingLine[] = [];
  const joiner = createLineJoiner((line) => ready.push(line));
  const hand = async () => {
    const lines = ready;
    ready = [];
    if (lines.length > 0) await take(lines);
  };
  let size = 0;
  let failed: string | null = null;
  try {
    for await (const line of engine.logs(name, { ...options, follow: false, signal })) {
      size += Buffer.byteLength(line.text) + aroundLine;
      joiner.push(line);
      if (ready.length >= batchLines) await hand();
    }
  } catch (error) {
    if (error instanceof LogStoreError) throw error;
    failed = `The engine stopped giving them: ${whyMissing(error)}`;
  }
  if (signal.aborted) failed = `Reading all of them took longer than ${ms / 1_000} s.`;
  joiner.end();
  await hand();
  return { size, late: signal.aborted, failed };
}
