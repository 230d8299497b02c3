import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Prisma's own lock, so that its command line and we never migrate at once. */
const lockId = 72707369;
const table = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * Applies the migrations that the database has not seen, in order, each in a transaction of its own.
 * @param {string} url
 * @returns {Promise<number>} how many were applied
 * @throws when a migration that was applied has been changed since
 */
export async function migrate(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [lockId]);
    await client.query(table);
    const { rows } = await client.query(
      "select migration_name, checksum from _prisma_migrations where rolled_back_at is null",
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
    let count = 0;
    for (const { name, sql, checksum } of listMigrations()) {
      const known = applied.get(name);
      if (known === checksum) continue;
      if (known !== undefined)
        throw new Error(`Migration ${name} was changed after it was applied. Restore it and add a new one.`);
      await apply(client, name, sql, checksum);
      count++;
    }
    await migrateJobs(url);
    return count;
  } finally {
    await client.end();
  }
}

/**
 * The tables of the job queue belong to its library.
 * @param {string} url
 */
async function migrateJobs(url) {
  const { runMigrations, Logger } = await import("graphile-worker");
  await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) });
}

/**
 * @param {import("pg").Client} client
 * @param {string} name
 * @param {string} sql
 * @param {string} checksum
 */
async function apply(client, name, sql, checksum) {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query(
      "insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)",
      [randomUUID(), checksum, name],
    );
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

function listMigrations() {
  const root = "prisma/migrations";
  const names = existsSync(root)
    ? readdirSync(root)
        .filter((name) => existsSync(`${root}/${name}/migration.sql`))
        .sort()
    : [];
  return names.map((name) => {
    const sql = readFileSync(`${root}/${name}/migration.sql`, "utf8");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}
