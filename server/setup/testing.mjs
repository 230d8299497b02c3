import { randomBytes } from "node:crypto";
import pg from "pg";

/**
 * A database of its own for one test file: a copy of the migrated template, so that files can run side by side.
 * @returns {Promise<{ url: string, drop: () => Promise<void> }>}
 */
export async function createTestDatabase() {
  const template = process.env.TEST_DATABASE_URL;
  if (!template) throw new Error("Run the tests with npm test: it starts the Postgres they need.");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const url = new URL(template);
  const source = url.pathname.slice(1);
  await administrate(template, `create database ${name} template ${source}`);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administrate(template, `drop database if exists ${name} with (force)`) };
}

/**
 * @param {string} template
 * @param {string} statement
 */
export async function administrate(template, statement) {
  const url = new URL(template);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    // Copying fails while somebody else copies the same template: one after the other.
    await client.query("select pg_advisory_lock(1)");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
