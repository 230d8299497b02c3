import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../docker/engine";
import { advance, type Place, placeFrom, toStamp } from "../domain/logs/place";
import { createLineRing, type LineRing, type RingLine } from "./line-ring";
import { createPace } from "./pace";
import { readLines } from "./read-lines";
import { createSettling } from "./settling";

/** lines that were there before the first reader came */
const firstLines = 1_000;
const againMs = 500;

/** The log of one container, read once for everybody: the newest lines, and more as they come. */
export interface LogTap {
  readonly ring: LineRing;
  /** Resolves when what was there at the opening has been read. */
  settled(signal: AbortSignal): Promise<void>;
  /** whether the container does not run, and all that it wrote has been read */
  ended(): boolean;
  /** Reads on its own behalf, from a place that the ring does not reach back to; what was told is left out. */
  readFrom(place: Place, signal: AbortSignal): AsyncGenerator<RingLine>;
  close(): void;
}

export interface TapOptions {
  readonly engine: () => Promise<Engine>;
  readonly name: string;
  /** from the container's beginning, not the last lines only */
  readonly whole: boolean;
}

export function openLogTap(options: TapOptions): LogTap {
  const ring = createLineRing();
  const settling = createSettling(Date.now());
  const closing = new AbortController();
  const reader = createReader(options, closing.signal, (line) => {
    ring.push(line);
    if (line.note !== true) settling.saw(line.at);
  });
  void run();

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      await reader.read();
      settling.settle();
      await sleep(againMs, undefined, { signal: closing.signal }).catch(() => {});
    }
  }
  return {
    ring,
    settled: settling.settled,
    ended: reader.ended,
    async *readFrom(place, signal) {
      yield* readLines(await options.engine(), options.name, place, { signal });
    },
    close: () => {
      settling.close();
      closing.abort();
    },
  };
}

/** Reads a container run by run, and tells what happens to the stream between its lines. */
function createReader({ engine, name, whole }: TapOptions, signal: AbortSignal, push: (line: RingLine) => void) {
  let place: Place | null = null;
  let awaySince: number | null = null;
  let ended = false;
  let skipped = false;
  /** start of the run that was read to its end */
  let readRun: number | null | undefined;
  const note = (text: string) => push({ at: toStamp(Date.now()), stream: "stdout", nth: 0, text, note: true });

  /** One that ended is read once more only when it was started again meanwhile. */
  async function readRunOnce(): Promise<void> {
    const state = await (await engine()).inspect(name);
    if (state === null) return;
    if (awaySince !== null) note(`The stream goes on after ${seconds(Date.now() - awaySince)}; no line is missing.`);
    awaySince = null;
    const goesOn = state.status === "running" || state.status === "restarting";
    if (!goesOn && state.startedAt === readRun) return;
    ended = false;
    await follow();
    if (!skipped) readRun = state.startedAt;
  }

  async function follow(): Promise<void> {
    const pace = createPace();
    const tail = skipped || (place === null && !whole) ? firstLines : undefined;
    skipped = false;
    for await (const line of readLines(await engine(), name, place, { signal, tail })) {
      place = advance(place ?? placeFrom(line.at), line);
      push(line);
      const rest = pace.rest(Date.now(), line.text.length);
      if (rest <= 0) continue;
      await sleep(rest, undefined, { signal }).catch(() => {});
      skipped = pace.isBehind(Date.now(), line.at);
      if (!skipped) continue;
      note("More is written than is read here: lines were left out.");
      return;
    }
  }

  return {
    ended: () => ended,
    async read(): Promise<void> {
      try {
        await readRunOnce();
        ended = !skipped;
      } catch (error) {
        if (awaySince === null && !signal.aborted)
          note(`${error instanceof Error ? error.message : "The log cannot be read."} Lines go on when it answers.`);
        awaySince ??= Date.now();
      }
    },
  };
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
