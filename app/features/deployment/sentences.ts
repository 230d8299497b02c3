/** Reasons are written as: what happened. What to do next. */

/** "Replica 1 stopped by itself (exit code 3)." */
export function firstSentence(text: string): string {
  return split(text)[0];
}

/** What follows the first sentence: the next step. */
export function furtherSentences(text: string): string {
  return split(text)[1];
}

/** A full stop ends a sentence only before a space and a capital letter, so that "e.g. node.js" and versions stay whole. */
function split(text: string): readonly [string, string] {
  const match = /^(.+?[.!?])\s+(?=[A-Z“"])(.*)$/s.exec(text.trim());
  return match ? [match[1] ?? "", match[2] ?? ""] : [text.trim(), ""];
}
