import pg from "pg";

/** Counts what is sent to the database while something runs, by every client of this process. */
export async function countQueries(work: () => Promise<unknown>): Promise<number> {
  const proto = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const query = proto.query;
  let n = 0;
  proto.query = function counted(this: unknown, ...args: unknown[]) {
    n++;
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    proto.query = query;
  }
  return n;
}
