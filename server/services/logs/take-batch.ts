import type { RingLine } from "../../logs/line-ring";
import type { LogSource } from "./log-source";

/** One message stays small: much of one may wait for a slow reader. */
const maxLines = 1_000;
const maxSize = 150_000;
const overhead = 60;

/**
 * The next lines of all sources in the order of time, none later than `until`. Each source's own order is kept, also where
 * its two streams are stamped the other way round.
 */
export function takeBatch<S extends { readonly log: LogSource }>(
  sources: readonly S[],
  until: string,
): { readonly taken: readonly { readonly source: S; readonly line: RingLine }[]; readonly full: boolean } {
  const taken: { source: S; line: RingLine }[] = [];
  let size = 0;
  while (taken.length < maxLines && size < maxSize) {
    let next: { source: S; line: RingLine } | null = null;
    for (const source of sources) {
      const line = source.log.peek();
      if (line !== null && line.at <= until && (next === null || line.at < next.line.at)) next = { source, line };
    }
    if (next === null) return { taken, full: false };
    next.source.log.take();
    taken.push(next);
    size += next.line.text.length + overhead;
  }
  return { taken, full: true };
}
