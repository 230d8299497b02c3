import { randomBytes } from "node:crypto";
import { Prisma } from "./generated/client";
import type { Database, Transaction } from "./client";

const ttlMs = 6_000;
const beatMs = 1_500;

type Leased = "AppEnvironment" | "Deployment" | "ImageCopy";

/** Names this process among all that may hold leases; new at each start. */
export const leaseOwner = `${process.pid}-${randomBytes(4).toString("hex")}`;

/**
 * Does something that only one process may do at a time. The lease is a row's, kept alive by heartbeats, and ends by itself
 * some seconds after its holder was killed. The signal aborts when it was lost: then stop at once.
 * @param admit asked before it is taken, in the same transaction
 * @returns null when somebody else holds it, or it was not admitted
 */
export async function withLease<T>(
  db: Database,
  table: Leased,
  id: string,
  work: (signal: AbortSignal) => Promise<T>,
  admit?: (tx: Transaction) => Promise<boolean>,
): Promise<{ readonly result: T } | null> {
  const owner = `${leaseOwner}-${randomBytes(3).toString("hex")}`;
  const take = async (tx: Transaction) => (await admit?.(tx)) !== false && extend(tx, table, id, owner);
  if (!(await (admit === undefined ? take(db) : db.$transaction(take)))) return null;
  const lost = new AbortController();
  let alive = Date.now();
  const beat = setInterval(async () => {
    const held = await extend(db, table, id, owner).catch(() => null);
    if (held) alive = Date.now();
    if (held === false || Date.now() - alive > ttlMs - beatMs) lost.abort(new Error("The lease was lost."));
  }, beatMs);
  try {
    return { result: await work(lost.signal) };
  } finally {
    clearInterval(beat);
    await release(db, table, id, owner).catch(() => {});
  }
}

async function extend(db: Transaction, table: Leased, id: string, owner: string): Promise<boolean> {
  const count = await db.$executeRaw`
    update ${Prisma.raw(`"${table}"`)} set "leaseOwner" = ${owner},
      "leaseUntil" = (now() at time zone 'utc') + ${ttlMs} * interval '1 millisecond'
    where "id" = ${id} and ("leaseOwner" = ${owner} or "leaseUntil" is null or "leaseUntil" < (now() at time zone 'utc'))`;
  return count === 1;
}

async function release(db: Database, table: Leased, id: string, owner: string): Promise<void> {
  await db.$executeRaw`
    update ${Prisma.raw(`"${table}"`)} set "leaseOwner" = null, "leaseUntil" = null
    where "id" = ${id} and "leaseOwner" = ${owner}`;
}
