import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { GitSource } from "../../domain/application/source";
import type { GitCommit } from "../../git/git";

/** Applications that come with the product, so that a first deployment needs neither a repository nor a registry. */
const examples: Readonly<Record<string, string>> = { "example://hello": "hello" };

/** The folder of the example that a source stands for; null for a repository. */
export const exampleName = ({ url }: Pick<GitSource, "url">): string | null =>
  Object.hasOwn(examples, url) ? (examples[url] ?? null) : null;

/** What stands for an example's commit: the hash of its files. */
export async function readExample(dir: string, source: GitSource): Promise<GitCommit> {
  const folder = path.join(dir, exampleName(source) ?? "");
  const hash = createHash("sha1");
  for (const file of (await readdir(folder)).sort()) hash.update(file).update(await readFile(path.join(folder, file)));
  return {
    commit: hash.digest("hex"),
    message: "The example that comes with Docker Manager",
    author: "Docker Manager",
  };
}
