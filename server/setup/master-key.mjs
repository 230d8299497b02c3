import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The file of the master key, made once. Without it nothing sealed can be read again, so it is never made anew over one.
 * @param {string} dataDir
 * @returns {{ file: string, made: boolean }}
 */
export function ensureMasterKey(dataDir) {
  const file = path.resolve(dataDir, "master.key");
  const made = !existsSync(file);
  mkdirSync(path.dirname(file), { recursive: true });
  if (made) writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
  return { file, made };
}
