import type { Deps } from "../../context";
import type { Chunk } from "../../domain/logs/chunks";
import { latestOf, type Place, toStamp } from "../../domain/logs/place";
import type { RingLine } from "../../logs/line-ring";
import { readLastLines } from "./find-replicas";
import { readPieces } from "./read-source";

/** more do not wait for one reader */
const maxLines = 20_000;
/** the streams of a container are stamped apart by less */
const apartMs = 1_000;
const end = "9999-12-31T23:59:59.999999999Z";

/**
 * What was kept of a container that was removed, for one who followed it up to a place: nothing is missing then, or it is said.
 * @param from null for all of it
 */
export async function readKept(
  { db, logStore }: Pick<Deps, "db" | "logStore">,
  replicaId: string,
  from: Place | null,
): Promise<RingLine[]> {
  const log = await db.replicaLog.findUnique({ where: { replicaId } });
  if (log === null || log.chunks === null || log.lines === 0) return readLastLines(db, replicaId);
  const since = from === null ? "" : toStamp(Math.max(0, Date.parse(latestOf(from)) - apartMs));
  const source = { ...log, id: replicaId, log: { chunks: log.chunks as unknown as Chunk[] } };
  const lines: RingLine[] = [];
  let left = 0;
  for await (const piece of readPieces({ logStore }, source, { from: since, until: end })) {
    lines.push(...piece.filter(({ at }) => at >= since));
    if (lines.length > maxLines) left += lines.splice(0, lines.length - maxLines).length;
  }
  return left === 0 ? lines : [leftOut(lines[0]?.at ?? end, left), ...lines];
}

const leftOut = (at: string, count: number): RingLine => ({
  ...{ at, stream: "stdout", nth: 0, note: true },
  text: `${count.toLocaleString("en")} lines before this moment are not here: choose the replica to read them.`,
});
