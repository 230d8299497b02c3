import type { Deps } from "../../context";
import type { Chunk } from "../../domain/logs/chunks";
import { toStamp } from "../../domain/logs/place";
import type { Window } from "../../domain/logs/windows";
import { type ReleaseFacts, readReleaseFacts } from "./read-release-facts";

/** so many replicas are looked at, the newest: more are only there after hundreds of crashes */
const maxReplicas = 300;
/** clocks of nodes and of ours are apart by less */
const apartMs = 60_000;

/** What is known of a replica whose lines one reads. */
export interface PageSource {
  readonly id: string;
  readonly slot: number;
  readonly nodeId: string;
  readonly containerName: string;
  readonly appEnvironmentId: string;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
  /** what was kept of one that was removed; null when nothing was even tried */
  readonly log: KeptFacts | null;
  /** asked for when there is a line of it */
  readonly release: () => Promise<ReleaseFacts>;
}

export interface KeptFacts {
  readonly chunks: readonly Chunk[];
  readonly missing: string | null;
  readonly missingFrom: string | null;
  readonly rotated: boolean;
  readonly droppedLines: number;
  readonly droppedUntil: string | null;
}

type FindDeps = Pick<Deps, "db" | "vault">;

/** The replicas of an application in an environment that may have written within a time; some of them only, where they are named. */
export async function findPageSources(
  deps: FindDeps,
  appEnvironmentId: string,
  { from, until }: Window,
  replicas: readonly string[] | undefined,
): Promise<readonly PageSource[]> {
  const rows = await deps.db.replica.findMany({
    where: {
      appEnvironmentId,
      phase: { not: "creating" },
      createdAt: { lte: new Date(Date.parse(until) + apartMs) },
      OR: [{ removedAt: null }, { removedAt: { gte: new Date(Date.parse(from) - apartMs) } }],
      ...(replicas === undefined || replicas.length === 0 ? {} : { id: { in: [...replicas] } }),
    },
    orderBy: { createdAt: "desc" },
    take: maxReplicas,
    include: { log: true },
  });
  const releases = new Map<string, Promise<ReleaseFacts>>();
  const releaseOf = (id: string) => {
    const found = releases.get(id) ?? readReleaseFacts(deps, appEnvironmentId, id);
    releases.set(id, found);
    return found;
  };
  return rows.map(({ log, releaseId, ...row }) => ({
    ...row,
    log: log === null ? null : { ...log, chunks: log.chunks as unknown as Chunk[] },
    release: () => releaseOf(releaseId),
  }));
}

/** The time in which these wrote, within a range: before the first of them there is nothing to look for. */
export function narrow(sources: readonly PageSource[], range: Window): Window {
  const first = Math.min(...sources.map(({ createdAt }) => createdAt.getTime()));
  const from = sources.length === 0 ? range.until : toStamp(first - apartMs);
  return { ...range, from: from > range.from ? from : range.from };
}
