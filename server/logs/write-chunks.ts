import type { Chunk } from "../domain/logs/chunks";
import type { LogFolder } from "../storage/log-store";
import type { RingLine } from "./line-ring";
import { packLines } from "./pack-lines";

/** characters of a piece before it is compressed: what is read at once */
const pieceSize = 1_000_000;
const overhead = 60;

/** Lines as they come, written piece by piece; the oldest pieces go when it is more than may be kept. */
export interface ChunkWriter {
  readonly chunks: readonly Chunk[];
  readonly dropped: { readonly lines: number; readonly until: string | null };
  add(line: RingLine): void;
  /** Writes what is enough for a piece, or with `all` whatever there is. @throws LogStoreError */
  flush(all?: boolean): Promise<void>;
}

export function createChunkWriter(folder: LogFolder, maxBytes: number): ChunkWriter {
  const chunks: Chunk[] = [];
  const dropped: { lines: number; until: string | null } = { lines: 0, until: null };
  let lines: RingLine[] = [];
  let size = 0;
  let piece = 0;
  let bytes = 0;
  return {
    chunks,
    dropped,
    add(line) {
      lines.push(line);
      size += line.text.length + overhead;
    },
    async flush(all = false) {
      if (lines.length === 0 || (!all && size < pieceSize)) return;
      const packed = await packLines(lines);
      piece += 1;
      await folder.write(piece, packed);
      const times = lines.map(({ at }) => at);
      const [from, until] = [times.reduce(min), times.reduce(max)];
      chunks.push({ piece, bytes: packed.length, lines: lines.length, from, until });
      bytes += packed.length;
      [lines, size] = [[], 0];
      while (bytes > maxBytes && chunks[0] !== undefined) {
        const [oldest] = chunks.splice(0, 1) as [Chunk];
        await folder.drop(oldest.piece);
        bytes -= oldest.bytes;
        dropped.lines += oldest.lines;
        dropped.until = oldest.until;
      }
    },
  };
}

const min = (a: string, b: string): string => (a < b ? a : b);
const max = (a: string, b: string): string => (a > b ? a : b);
