import type { Cursor } from "../../domain/logs/cursor";
import { type Place, placeFrom, toStamp } from "../../domain/logs/place";
import type { HeldTap } from "../../logs/log-taps";
import type { StreamCtx } from "../stream";
import type { RingLine } from "../../logs/line-ring";
import { findReplicas, type LoggedReplica } from "./find-replicas";
import { type LogSource, openLogSource } from "./log-source";
import { readGone } from "./read-gone";
import { readKept } from "./read-kept";
import { type ReleaseFacts, readReleaseFacts } from "./read-release-facts";

/** shown at the beginning: lines of containers that are gone, of this last while */
const shownGoneMs = 24 * 3_600_000;
/** rows and clocks of processes are apart by less */
const apartMs = 30_000;
/** a source that is at its end stays in the cursor for so long, so that it is not taken for a new one */
const rememberMs = 2 * apartMs;
/** the engine ends the stream of a container that ended; when it does not, this is enough */
const endMs = 3_000;

export interface WatchedReplica {
  readonly replica: LoggedReplica;
  readonly release: ReleaseFacts;
  readonly log: LogSource;
  readonly tap: HeldTap | null;
  /** since when it was seen to be removed, and all of it was told; ms since the epoch */
  removedSince: number | null;
  doneSince: number | null;
}

/** The replicas of an application whose logs one reader follows, as they come and go. */
export interface LogWatch {
  readonly sources: readonly WatchedReplica[];
  /** Looks which replicas there are. */
  refresh(): Promise<void>;
  cursor(): Cursor;
  close(): void;
}

/** @param cursor how far it was told before; null to begin with the last `tail` lines */
export async function openLogWatch(
  ctx: StreamCtx,
  appEnvironmentId: string,
  cursor: Cursor | null,
  tail: number,
): Promise<LogWatch> {
  const releases = new Map<string, ReleaseFacts>();
  const seen = new Set<string>();
  let sources: WatchedReplica[] = [];
  const find = (back: number) => findReplicas(ctx.db, appEnvironmentId, new Date(Date.now() - back));

  async function add(
    replica: LoggedReplica,
    from: Place | null,
    whole: boolean,
    kept?: readonly RingLine[],
  ): Promise<void> {
    seen.add(replica.id);
    const release =
      releases.get(replica.releaseId) ?? (await readReleaseFacts(ctx, appEnvironmentId, replica.releaseId));
    releases.set(replica.releaseId, release);
    const { nodeId, containerName: name, removedAt } = replica;
    const tap = removedAt === null ? ctx.logTaps.acquire({ nodeId, name }, whole) : null;
    const log = openLogSource({ tap, from, signal: ctx.signal });
    sources.push({ replica, release, log, tap, removedSince: null, doneSince: null });
    if (removedAt !== null) log.addKept(kept ?? (await readKept(ctx, replica.id, from)));
  }

  async function begin(): Promise<void> {
    const rows = await find(shownGoneMs);
    for (const { id } of rows) seen.add(id);
    const gone = await readGone(ctx, appEnvironmentId, shownGoneMs, tail);
    for (const row of rows) if (row.removedAt === null) await add(row, null, false);
    await Promise.all(sources.map(({ tap }) => tap?.settled(ctx.signal)));
    for (const { tap, log } of sources) if (tap !== null) log.skipTo(tap.ring.first);
    const times = [...sources.flatMap(({ tap }) => (tap === null ? [] : timesOf(tap, tail))), ...gone.times];
    const first = times.sort().at(-tail) ?? "";
    for (const { tap, log } of sources) if (tap !== null) log.skipTo(firstSince(tap, first));
    for (const row of rows) {
      const lines = (gone.lines.get(row.id) ?? []).filter(({ at }) => tail > 0 && at >= first);
      if (row.removedAt !== null && lines.length > 0) await add(row, null, false, lines);
    }
  }

  /** What is not in the cursor is new since, or was at its end before. */
  async function resume({ at, places }: Cursor): Promise<void> {
    for (const row of await find(Date.now() - at + apartMs)) {
      const place = places.get(row.id);
      const fresh = row.createdAt.getTime() >= at - apartMs || row.removedAt === null;
      if (place !== undefined) await add(row, place, false);
      else if (fresh) await add(row, row.removedAt === null ? beginning : null, true);
      else seen.add(row.id);
    }
  }

  await (cursor === null ? begin() : resume(cursor));
  return {
    get sources() {
      return sources;
    },
    async refresh() {
      const rows = await find(apartMs);
      for (const row of rows) if (!seen.has(row.id)) await add(row, null, true);
      const now = Date.now();
      for (const source of sources) {
        const { removedAt } = rows.find(({ id }) => id === source.replica.id) ?? { removedAt: new Date() };
        if (removedAt !== null) await retire(ctx, source, now);
      }
      sources = sources.filter(({ doneSince }) => doneSince === null || now - doneSince < rememberMs);
    },
    cursor: () => ({
      at: Date.now(),
      places: new Map(sources.map(({ replica, log }) => [replica.id, log.place()])),
    }),
    close: () => {
      for (const { tap } of sources) tap?.release();
    },
  };
}

const beginning = placeFrom(toStamp(0));

/** Brings a source whose container was removed to its end: what the tap still has, then what was kept beyond it. */
async function retire(ctx: StreamCtx, source: WatchedReplica, now: number): Promise<void> {
  source.removedSince ??= now;
  const { log, tap, replica } = source;
  if (source.doneSince !== null || log.catchingUp() || log.peek() !== null) return;
  if (tap !== null && !tap.ended() && now - source.removedSince < endMs) return;
  log.addKept(await readKept(ctx, replica.id, log.place()));
  tap?.release();
  source.doneSince = now;
}

function timesOf({ ring }: HeldTap, tail: number): string[] {
  const times: string[] = [];
  for (let number = Math.max(ring.first, ring.next - tail); number < ring.next; number++)
    times.push(ring.get(number)?.at ?? "");
  return times;
}

function firstSince({ ring }: HeldTap, at: string): number {
  let number = ring.next;
  while (number > ring.first && (ring.get(number - 1)?.at ?? "") >= at) number -= 1;
  return number;
}
