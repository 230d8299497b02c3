import { hostname } from "node:os";
import { leaseOwner } from "../../server/db/lease";
import type { Database } from "../../server/db/client";
import { repeat } from "../repeat";

const ttlMs = 6_000;
const beatMs = 1_500;

/** Tells this worker among all; its first two parts tell whether it still lives, to others on the same machine. */
const owner = `${hostname()}/${leaseOwner}`;

/**
 * Sees to it that every node is watched by exactly one worker: this one takes those that nobody holds, and keeps them by
 * heartbeats, one statement for all. A node of a worker that was killed is free some seconds later; one of a worker that ended on
 * this machine, at once.
 * @param watch watches a node until its signal aborts, because this worker stops, lost the node, or the node was removed
 */
export async function ownNodes(
  db: Database,
  signal: AbortSignal,
  watch: (nodeId: string, signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
  const held = new Map<string, AbortController>();
  const watching = new Set<Promise<unknown>>();
  let seen = performance.now();
  const keep = (ids: ReadonlySet<string>) => {
    for (const [id, end] of held) {
      if (ids.has(id)) continue;
      end.abort();
      held.delete(id);
    }
  };
  await freeThoseOfTheDead(db).catch(() => {});
  await repeat(beatMs, signal, async () => {
    const asked = performance.now();
    const mine = await extendLeases(db).catch(() => null);
    if (mine === null) {
      // Somebody else may hold them by now.
      if (performance.now() - seen > ttlMs - beatMs) keep(new Set());
      return;
    }
    seen = asked;
    keep(new Set(mine));
    for (const id of mine.filter((one) => !held.has(one))) {
      const end = new AbortController();
      held.set(id, end);
      const ended = watch(id, AbortSignal.any([signal, end.signal])).finally(() => watching.delete(ended));
      watching.add(ended);
    }
  });
  await Promise.allSettled(watching);
  await db.$executeRaw`update "Node" set "leaseOwner" = null, "leaseUntil" = null where "leaseOwner" = ${owner}`.catch(
    () => {},
  );
}

/** Keeps what this worker holds, and takes what nobody holds. @returns the ids of both */
async function extendLeases(db: Database): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    update "Node" set "leaseOwner" = ${owner},
      "leaseUntil" = (now() at time zone 'utc') + ${ttlMs} * interval '1 millisecond'
    where "leaseOwner" = ${owner} or "leaseUntil" is null or "leaseUntil" < (now() at time zone 'utc')
    returning "id"`;
  return rows.map(({ id }) => id);
}

async function freeThoseOfTheDead(db: Database): Promise<void> {
  const nodes = await db.node.findMany({ where: { leaseOwner: { not: null } }, select: { leaseOwner: true } });
  for (const dead of new Set(nodes.map(({ leaseOwner: other }) => String(other)).filter(isDead)))
    await db.node.updateMany({ where: { leaseOwner: dead }, data: { leaseOwner: null, leaseUntil: null } });
}

function isDead(other: string): boolean {
  const [machine, process_] = other.split("/");
  const pid = Number(process_?.split("-")[0]);
  if (machine !== hostname() || !Number.isInteger(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
