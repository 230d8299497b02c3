import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Repository {
  readonly url: string;
  /** Writes the files and commits them on its branch. */
  commit(message: string, files: Readonly<Record<string, string>>): void;
  remove(): void;
}

/** A git repository on this machine's disk, to be read by file://. */
export function createRepository(branch = "main"): Repository {
  const folder = mkdtempSync(path.join(tmpdir(), "dm-repository-"));
  const person = ["-c", "user.name=Ines", "-c", "user.email=ines@brinewood.example"];
  const git = (...args: string[]) => execFileSync("git", ["-C", folder, ...person, ...args], { stdio: "pipe" });
  git("init", "--quiet", `--initial-branch=${branch}`);
  return {
    url: `file://${folder}`,
    commit: (message, files) => {
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
