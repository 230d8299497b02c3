import type { Engine, LogOptions } from "../docker/engine";
import { isTold, latestOf, type Place } from "../domain/logs/place";
import { createLineJoiner } from "./join-lines";
import type { RingLine } from "./line-ring";

/** A line may be stamped on one stream and written after a later one of the other: one looks so far back, and sorts out. */
const slackMs = 1_000;

/** The lines of a container that were not told, followed: after a place, or the last so many. */
export async function* readLines(
  engine: Engine,
  name: string,
  from: Place | null,
  { signal, tail }: Pick<LogOptions, "signal" | "tail">,
): AsyncGenerator<RingLine> {
  const since = from === null || tail !== undefined ? undefined : Math.max(0, Date.parse(latestOf(from)) - slackMs);
  let ready: RingLine[] = [];
  const joiner = createLineJoiner((line) => {
    if (from === null || !isTold(from, line)) ready.push(line);
  });
  for await (const line of engine.logs(name, { since, tail, follow: true, signal })) {
    joiner.push(line);
    if (ready.length === 0) continue;
    yield* ready;
    ready = [];
  }
  joiner.end();
  yield* ready;
}
