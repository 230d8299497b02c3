import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { testingFolder } from "./paths";
import { run } from "./run";

const limitMs = 180_000;

/**
 * What Debian packages hold, out of this machine's own suite, in a folder of the tests: nothing is installed, and no service of
 * the machine's own comes of it. Fetched once. @returns the folder with usr/, lib/ and so on
 */
export async function ensureDebianFiles(name: string, packages: readonly string[]): Promise<string> {
  const folder = path.join(testingFolder, name);
  if (existsSync(folder)) return folder;
  const work = mkdtempSync(path.join(tmpdir(), "dm-deb-"));
  try {
    for (const part of ["lists/partial", "archives/partial", "files"])
      mkdirSync(path.join(work, part), { recursive: true });
    const apt = ["-qq", "-o", `Dir::State::Lists=${work}/lists`, "-o", `Dir::Cache=${work}`];
    const asRoot = ["-o", "APT::Sandbox::User=root"];
    await run("apt-get", [...apt, ...asRoot, "update"], limitMs);
    await run("apt-get", [...apt, ...asRoot, "download", ...packages], limitMs, path.join(work, "archives"));
    const files = path.join(work, "files");
    for (const file of readdirSync(path.join(work, "archives")))
      if (file.endsWith(".deb")) await run("dpkg", ["-x", path.join(work, "archives", file), files]);
    keepWhole(files, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** Moves a folder to its place: it appears whole or not at all, also across file systems and with others doing the same. */
export function keepWhole(made: string, folder: string): void {
  mkdirSync(testingFolder, { recursive: true });
  const part = `${folder}.${process.pid}`;
  cpSync(made, part, { recursive: true, verbatimSymlinks: true });
  if (existsSync(folder)) rmSync(part, { recursive: true });
  else renameSync(part, folder);
}
