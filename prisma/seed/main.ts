import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { createDatabase } from "../../server/db/client";
import { createVault } from "../../server/secrets/vault";
import { demoOrganization, seedDemo, writtenApplications } from "./seed-demo";

/** `npm run db:seed`, or `npm run db:seed -- --size=1000`: started by server/setup/seed.mjs, which provides the database and the key. */
const largest = 20_000;
const { DATABASE_URL = "", DM_MASTER_KEY, DM_MASTER_KEY_FILE = "" } = process.env;

try {
  const size = readSize(process.argv.slice(2));
  const vault = createVault(DM_MASTER_KEY || readFileSync(DM_MASTER_KEY_FILE, "utf8"));
  const db = createDatabase(DATABASE_URL, 2);
  const password = randomBytes(12).toString("base64url");
  const otherPassword = randomBytes(24).toString("base64url");
  try {
    const { email, applications } = await seedDemo(db, vault, { now: new Date(), size, password, otherPassword });
    process.stdout.write(`${demoOrganization.name} has ${applications} applications. Nothing of them runs.\n`);
    process.stdout.write(`Sign in as ${email} with the password ${password} (it is told this once).\n`);
  } finally {
    await db.$disconnect();
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}

function readSize(args: readonly string[]): number {
  if (args.length === 0) return writtenApplications;
  const [, digits] = /^--size=(\d+)$/.exec(args[0] ?? "") ?? [];
  const size = Number(digits);
  if (args.length > 1 || !(size >= writtenApplications && size <= largest))
    throw new Error(`Give the number of applications as --size=N, from ${writtenApplications} to ${largest}.`);
  return size;
}
