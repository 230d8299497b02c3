export const hasControl = (text: string): boolean => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);

/**
 * A path inside a repository, as a/b/c; "" is its root.
 * @param what the word for it in the sentence: "folder"
 */
export function parseRelativePath(text: string, what: string): string {
  const path = text.trim();
  if (path.length > 400) throw new Error(`Shorten the ${what}'s path to 400 characters.`);
  if (hasControl(path) || path.includes("\\"))
    throw new Error(`Write the ${what}'s path with "/" and without invisible characters.`);
  if (path.startsWith("/"))
    throw new Error(`Write the ${what}'s path from the repository's root on, without the first "/".`);
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw new Error(`The ${what} must lie inside the repository, so ".." is not allowed.`);
  // .git is writable by what is fetched, and no part of the code
  if (parts.some((part) => part.toLowerCase() === ".git")) throw new Error(`The ${what} must not lie in ".git".`);
  if (parts.some((part) => part.startsWith("-"))) throw new Error(`No part of the ${what}'s path may begin with "-".`);
  return parts.join("/");
}
