import { realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { GitSource } from "../domain/application/source";
import { GitError } from "./git-error";

export interface BuildContext {
  /** absolute, links resolved, inside the checkout */
  readonly dir: string;
  /** relative to dir, with "/" */
  readonly dockerfile: string;
}

/**
 * Finds what to send to the builder. A repository may hold links that lead out of it, for example to the server's own
 * files, so both paths are resolved and must still lie inside the checkout.
 * @throws GitError dockerfile_missing
 */
export async function findBuildContext(
  checkout: string,
  source: Pick<GitSource, "subdirectory" | "dockerfile">,
): Promise<BuildContext> {
  const root = await realpath(checkout);
  const dir = await resolveInside(root, join(root, source.subdirectory));
  const isFolder = dir !== null && (await stat(dir)).isDirectory();
  if (!isFolder) {
    throw new GitError(
      "dockerfile_missing",
      `The repository has no folder "${source.subdirectory}". Correct the folder in the application's settings.`,
    );
  }
  const file = await resolveInside(dir, join(dir, source.dockerfile));
  const isFile = file !== null && (await stat(file)).isFile();
  if (!isFile) {
    const place = source.subdirectory === "" ? "the repository" : `the folder "${source.subdirectory}"`;
    throw new GitError(
      "dockerfile_missing",
      `There is no "${source.dockerfile}" in ${place}. Add it, or correct its path in the application's settings.`,
    );
  }
  return { dir, dockerfile: relative(dir, file).split(sep).join("/") };
}

async function resolveInside(root: string, path: string): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  return real !== null && (real === root || real.startsWith(root + sep)) ? real : null;
}
