/** A piece of a kept log, as its index knows it. */
export interface Chunk {
  readonly piece: number;
  readonly bytes: number;
  readonly lines: number;
  /** the earliest and the latest time of its lines; both as Docker writes them */
  readonly from: string;
  readonly until: string;
}

/** The pieces that may hold lines of a time, oldest first. Streams are stamped apart, so pieces may overlap. */
export const chunksWithin = (chunks: readonly Chunk[], from: string, until: string): readonly Chunk[] =>
  chunks.filter((chunk) => chunk.until >= from && chunk.from < until);

/** A kept log as whoever keeps the limits sees it. */
export interface KeptLog {
  readonly replicaId: string;
  readonly chunks: readonly Chunk[];
}

export interface Limits {
  readonly bytes: number;
  /** lines older than this moment are given up; as Docker writes it */
  readonly oldest: string;
}

/**
 * Which pieces are given up so that an application in an environment keeps within its limits: what is too old, then the oldest
 * until the rest fits.
 */
export function chunksToDrop(
  logs: readonly KeptLog[],
  { bytes, oldest }: Limits,
): ReadonlyMap<string, readonly Chunk[]> {
  const all = logs
    .flatMap(({ replicaId, chunks }) => chunks.map((chunk) => ({ replicaId, chunk })))
    .sort((a, b) => (a.chunk.until < b.chunk.until ? 1 : a.chunk.until > b.chunk.until ? -1 : 0));
  const dropped = new Map<string, Chunk[]>();
  let kept = 0;
  let full = false;
  for (const { replicaId, chunk } of all) {
    full ||= kept + chunk.bytes > bytes;
    if (!full && chunk.until >= oldest) kept += chunk.bytes;
    else dropped.set(replicaId, [...(dropped.get(replicaId) ?? []), chunk]);
  }
  return dropped;
}
