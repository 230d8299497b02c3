/**
 * A command as people write it, taken apart into its arguments: spaces separate, quotes join, a backslash takes the next
 * character as it is. Nothing is expanded and no shell ever sees it.
 * @throws Error with a sentence when a quote is not closed
 */
export function parseCommand(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote: string | null = null;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote === null && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (char === quote) quote = null;
    else if (quote === null && (char === '"' || char === "'")) {
      quote = char;
      word ??= "";
    } else if (char === "\\" && quote !== "'" && i + 1 < text.length) {
      i += 1;
      word = (word ?? "") + (text[i] ?? "");
    } else word = (word ?? "") + char;
  }
  if (quote !== null) throw new Error(`Close the quote ${quote} that the command opens.`);
  if (word !== null) words.push(word);
  return words;
}

/** The same arguments written so that `parseCommand` reads them back. */
export const formatCommand = (words: readonly string[]): string => words.map(formatWord).join(" ");

function formatWord(word: string): string {
  if (/^[^\s"'\\]+$/.test(word)) return word;
  return `"${word.replace(/["\\]/g, "\\$&")}"`;
}
