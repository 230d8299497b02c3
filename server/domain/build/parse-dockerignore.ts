/**
 * Patterns of a .dockerignore in the words of tar's --exclude, relative to the context's root.
 * A file with exceptions ("!") is not applied at all: sending too much is right, sending too little is not.
 */
export function parseDockerignore(text: string, dockerfile: string): readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (lines.some((line) => line.startsWith("!"))) return [];
  const patterns = lines
    .map((line) => line.replace(/^\.?\/+/, "").replace(/\/+$/, ""))
    .filter((line) => line !== "" && line !== ".");
  const needed = new Set([dockerfile, ".dockerignore"]);
  return patterns.filter((pattern) => !needed.has(pattern) && pattern !== "*" && pattern !== "**");
}
