import type { Deps } from "../../context";
import { compareLines, keyBefore, type LineKey } from "../../domain/logs/line-key";
import type { WantedLevel } from "../../domain/logs/level";
import { stampAfter, type Window, windowsFrom } from "../../domain/logs/windows";
import { type Pattern, PatternTimeout } from "../../logs/pattern";
import { createPageCollector, isBeyond } from "./collect-page";
import { narrow, type PageSource } from "./page-sources";
import { pickLines } from "./pick-lines";
import { gapsOf, readSource } from "./read-source";
import { type PageLine, toPageLine } from "./page-line";

/** One reads no longer than this for one page; what was not looked at then is told. */
const limitMs = 8_000;

export interface Page {
  readonly lines: readonly PageLine[];
  /** where the next page begins; null when there is nothing more on that side */
  readonly next: LineKey | null;
  /** what was not looked at, in a sentence; it stands among the lines too */
  readonly stopped: string | null;
}

export interface PageWish {
  readonly range: Window;
  readonly direction: "older" | "newer";
  /** where one stands: the page begins beside it; null for the end of the range */
  readonly key: LineKey | null;
  readonly limit: number;
  readonly level: WantedLevel;
  readonly pattern: Pattern | null;
}

type PageDeps = Pick<Deps, "db" | "engines" | "logStore">;

/**
 * One page of the lines of some replicas, in the order of time. It looks at more and more of the range until there are enough lines,
 * and begins where one stands.
 */
export async function readPage(
  deps: PageDeps,
  sources: readonly PageSource[],
  wish: PageWish,
  ms = limitMs,
): Promise<Page> {
  const older = wish.direction === "older";
  const page = createPageCollector<PageLine>(wish.direction, wish.limit);
  const failed: PageLine[] = [];
  const range = narrow(sources, rangeBeside(wish));
  const signal = AbortSignal.timeout(ms);
  let edge = older ? range.from : range.until;
  let stopped: string | null = null;
  for (const window of windowsFrom(range, wish.direction)) {
    edge = older ? window.from : window.until;
    const why = await readWindow(deps, sources, window, wish, page.add, failed, signal);
    if (why === null && !signal.aborted) {
      if (page.full) break;
      continue;
    }
    stopped = `${why ?? `Reading stopped after ${ms / 1_000} s.`} ${unseen(window)}`;
    break;
  }
  const lines = page.lines();
  const whole = edge === (older ? range.from : range.until);
  const end = page.full ? ((older ? lines[0] : lines.at(-1)) ?? null) : whole ? null : keyBefore(edge);
  const isHere = (note: PageLine) =>
    (wish.key === null || isBeyond(note, wish.key, wish.direction)) &&
    (end === null || !isBeyond(note, end, wish.direction)) &&
    note.at >= wish.range.from &&
    note.at < wish.range.until;
  const gaps = sources.flatMap((source) => gapsOf(source).map((line) => toPageLine(source, line, null))).filter(isHere);
  const told = stopped === null ? [] : [noteOf(edge, stopped)];
  return { lines: [...lines, ...gaps, ...failed, ...told].sort(compareLines), next: end, stopped };
}

const noteOf = (at: string, text: string): PageLine => ({
  ...{ ...keyBefore(at), text, note: true },
  ...{ slot: 0, release: null },
});

const unseen = ({ from, until }: Window): string =>
  `Lines between ${from.slice(0, 19)}Z and ${until.slice(0, 19)}Z were not all looked at: choose a shorter time.`;

/** From where one stands on; the line there may have others of its very time beside it. */
function rangeBeside({ range, direction, key }: PageWish): Window {
  if (key === null) return range;
  const { from, until } = range;
  if (direction === "newer") return { from: key.at > from ? key.at : from, until };
  const beside = stampAfter(key.at);
  return { from, until: beside < until ? beside : until };
}

/** @returns why it stopped before all was looked at; null where time decides */
async function readWindow(
  deps: PageDeps,
  sources: readonly PageSource[],
  window: Window,
  wish: PageWish,
  add: (line: PageLine) => void,
  failed: PageLine[],
  signal: AbortSignal,
): Promise<string | null> {
  for (const source of sources) {
    if (signal.aborted || failed.some(({ replica }) => replica === source.id)) continue;
    try {
      for await (const batch of readSource(deps, source, window, signal)) {
        if (batch.length === 0) continue;
        const release = await source.release();
        const lines = batch.map((line) => toPageLine(source, line, release));
        const { key, direction } = wish;
        const beside = key === null ? lines : lines.filter((line) => isBeyond(line, key, direction));
        for (const line of await pickLines(beside, wish)) add(line);
        if (signal.aborted) break;
      }
    } catch (error) {
      if (error instanceof PatternTimeout) return error.message;
      const why = error instanceof Error ? error.message : "They cannot be read.";
      failed.push({
        ...noteOf(window.from, `Slot ${source.slot}: its lines are not here. ${why}`),
        replica: source.id,
      });
    }
  }
  return null;
}
