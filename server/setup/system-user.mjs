import { readFileSync } from "node:fs";
import { run } from "./run.mjs";

/**
 * The ids under which Postgres runs: it refuses root. Null when we are not root and need no other.
 * @returns {Promise<{ uid: number, gid: number } | null>}
 */
export async function postgresUser() {
  if (process.getuid?.() !== 0) return null;
  const known = find();
  if (known) return known;
  await run("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "--user-group", "postgres"], {
    quiet: true,
  });
  const made = find();
  if (made === null) throw new Error("The system user “postgres” could not be made. Make it, or set DATABASE_URL.");
  return made;
}

function find() {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((row) => row.startsWith("postgres:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? null : { uid: Number(uid), gid: Number(gid) };
}
