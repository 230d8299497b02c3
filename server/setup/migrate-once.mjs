import { migrate } from "./migrate.mjs";

/** Migrates the database that DATABASE_URL names, and ends: for an installation whose parts are containers. */
const url = process.env.DATABASE_URL;
if (!url) throw new Error("There is no database to migrate. Set DATABASE_URL to a postgres:// address.");
const count = await migrate(url);
process.stdout.write(`${count} ${count === 1 ? "migration was" : "migrations were"} applied\n`);
