import { existsSync, rmSync, writeFileSync } from "node:fs";
import { run } from "./run.mjs";

/**
 * Installs packages of Debian or Ubuntu without starting the services that come with them.
 * @param {readonly string[]} names
 * @throws with a sentence on what to do when that is not possible or not wanted
 */
export async function installSystemPackages(names) {
  const list = names.join(", ");
  if (process.env.DM_NO_INSTALL === "1") throw new Error(`Install ${list}: DM_NO_INSTALL=1 keeps us from doing it.`);
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
    throw new Error(`Install ${list}, then start again.`);
  const policy = "/usr/sbin/policy-rc.d";
  const own = !existsSync(policy);
  if (own) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["-qq", "update"], { quiet: true, env });
    await run(
      "apt-get",
      ["-qq", "-y", "install", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", ...names],
      { quiet: true, env },
    );
  } finally {
    if (own) rmSync(policy, { force: true });
  }
}

/**
 * Where a program is, or null.
 * @param {string} name
 */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin"];
  return folders.map((folder) => `${folder}/${name}`).find(existsSync) ?? null;
}
