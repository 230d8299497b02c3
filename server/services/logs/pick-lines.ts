import { isWanted, type WantedLevel } from "../../domain/logs/level";
import { withoutColours } from "../../domain/logs/without-colours";
import type { Pattern } from "../../logs/pattern";
import type { PageLine } from "./page-line";

/**
 * The lines that are looked for, and every word of ours among them. Secrets are masked before: a search must not find out what they
 * are.
 * @throws PatternTimeout
 */
export async function pickLines(
  lines: readonly PageLine[],
  { level, pattern }: { readonly level: WantedLevel; readonly pattern: Pattern | null },
): Promise<readonly PageLine[]> {
  if (level === "all" && pattern === null) return lines;
  const read = lines.map((line) => ({ line, plain: withoutColours(line.text) }));
  const bad = read.filter(({ line, plain }) => line.note || isWanted(plain, level));
  const found = await pattern?.matches(bad.map(({ plain }) => plain));
  return bad.flatMap(({ line }, n) => {
    const places = found?.[n];
    if (places === undefined || line.note) return [line];
    return places === null ? [] : [places.length === 0 ? line : { ...line, places }];
  });
}
