import type { Deps } from "../../context";
import { chunksWithin } from "../../domain/logs/chunks";
import { toStamp } from "../../domain/logs/place";
import type { Window } from "../../domain/logs/windows";
import { createLineJoiner } from "../../logs/join-lines";
import type { RingLine } from "../../logs/line-ring";
import { unpackLines } from "../../logs/pack-lines";
import { readLastLines } from "./find-replicas";
import type { KeptFacts, PageSource } from "./page-sources";

/** stands after all lines of its time */
const lastNth = 9_999_999;
/** lines that are given together */
const batchLines = 2_000;

type ReadDeps = Pick<Deps, "db" | "engines" | "logStore">;

/** The lines of one replica within a time, oldest first, in batches: of its container while there is one, else what was kept. */
export async function* readSource(
  deps: ReadDeps,
  source: PageSource,
  window: Window,
  signal: AbortSignal,
): AsyncGenerator<readonly RingLine[]> {
  const within = ({ at }: RingLine) => at >= window.from && at < window.until;
  for await (const lines of readBatches(deps, source, window, signal)) yield lines.filter(within);
}

function readBatches(deps: ReadDeps, source: PageSource, window: Window, signal: AbortSignal) {
  const { removedAt, log } = source;
  // One of which all was kept may be gone, though its row does not say so yet.
  if (removedAt === null && log?.missing !== null) return readContainer(deps, source, window, signal);
  return log === null ? readLast(deps, source) : readPieces(deps, source, window);
}

async function* readContainer(
  { engines }: ReadDeps,
  { nodeId, containerName }: PageSource,
  { from, until }: Window,
  signal: AbortSignal,
): AsyncGenerator<RingLine[]> {
  let ready: RingLine[] = [];
  const joiner = createLineJoiner((line) => ready.push(line));
  const engine = await engines.get(nodeId);
  for await (const line of engine.logs(containerName, { since: from, until, follow: false, signal })) {
    joiner.push(line);
    if (ready.length < batchLines) continue;
    yield ready;
    ready = [];
  }
  joiner.end();
  yield ready;
}

/** What cannot be read is told at its place. */
export async function* readPieces(
  { logStore }: Pick<Deps, "logStore">,
  source: Pick<PageSource, "appEnvironmentId" | "id"> & { readonly log: Pick<KeptFacts, "chunks"> | null },
  window: Window,
): AsyncGenerator<RingLine[]> {
  const { appEnvironmentId, id: replicaId } = source;
  for (const { piece, from, until, lines } of chunksWithin(source.log?.chunks ?? [], window.from, window.until)) {
    try {
      const bytes = await logStore.read({ appEnvironmentId, replicaId }, piece);
      if (bytes === null) throw new Error("It is gone.");
      yield await unpackLines(bytes);
    } catch {
      const text = `${lines.toLocaleString("en")} lines from here to ${until.slice(0, 19)}Z cannot be read: their file is gone or damaged.`;
      yield [{ at: from, stream: "stdout", nth: 0, text, note: true }];
    }
  }
}

async function* readLast({ db }: ReadDeps, { id }: PageSource): AsyncGenerator<RingLine[]> {
  yield await readLastLines(db, id);
}

/** What has to be said of a removed replica's lines beside them: where some are missing, and why. */
export function gapsOf({ log, removedAt }: PageSource): readonly RingLine[] {
  if (removedAt === null) return [];
  const note = (at: string, text: string): RingLine => ({ at, stream: "stdout", nth: 0, text, note: true });
  const after = (at: string, text: string): RingLine => ({ ...note(at, text), nth: lastNth });
  const end = toStamp(removedAt.getTime());
  if (log === null)
    return [note(end, "Its container was removed by somebody else, or long ago: at most its last lines were kept.")];
  const first = log.chunks[0]?.from ?? end;
  const count = log.droppedLines.toLocaleString("en");
  return [
    ...(log.rotated && log.droppedLines === 0
      ? [note(first, "The engine keeps about 30 MB of a container's log. What was written before is gone.")]
      : []),
    ...(log.droppedLines > 0
      ? [note(log.droppedUntil ?? first, `${count} lines up to here were given up to keep within the limits.`)]
      : []),
    ...(log.missing === null
      ? []
      : [after(log.missingFrom ?? log.chunks[0]?.from ?? end, `Lines after this moment are missing. ${log.missing}`)]),
  ];
}
