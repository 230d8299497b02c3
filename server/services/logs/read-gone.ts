import { toStamp } from "../../domain/logs/place";
import type { RingLine } from "../../logs/line-ring";
import type { StreamCtx } from "../stream";
import { findPageSources } from "./page-sources";
import { readPage } from "./read-page";
import { gapsOf } from "./read-source";

export interface GoneLines {
  readonly times: readonly string[];
  /** by replica, in the order of time, with what is said of their gaps */
  readonly lines: ReadonlyMap<string, readonly RingLine[]>;
}

/** The newest lines that were kept of the containers of an application that were removed within a while. */
export async function readGone(
  ctx: StreamCtx,
  appEnvironmentId: string,
  withinMs: number,
  limit: number,
): Promise<GoneLines> {
  const now = Date.now();
  const range = { from: toStamp(now - withinMs), until: toStamp(now + 60_000) };
  const sources = (await findPageSources(ctx, appEnvironmentId, range, undefined)).filter(
    ({ removedAt }) => removedAt !== null,
  );
  const wish = {
    range,
    direction: "older",
    key: null,
    limit: Math.max(1, limit),
    level: "all",
    pattern: null,
  } as const;
  const page = await readPage(ctx, sources, wish);
  const found = page.lines.filter(({ note }) => !note);
  const lines = sources.map(({ id, ...source }) => {
    const own: readonly RingLine[] = found.filter(({ replica }) => replica === id);
    const all = [...own, ...gapsOf({ id, ...source })];
    return [id, all.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.nth - b.nth))] as const;
  });
  return { times: found.map(({ at }) => at), lines: new Map(lines) };
}
