/** A text cut at its matches: every second piece is one. */
export function splitAtMatches(text: string, query: string): readonly string[] {
  if (query === "") return [text];
  const lower = text.toLowerCase();
  const needle = query.toLowerCase();
  // Some letters change their length with their case: then nothing is marked rather than the wrong piece.
  if (lower.length !== text.length || needle.length !== query.length) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, from)) {
    pieces.push(text.slice(from, at), text.slice(at, at + needle.length));
    from = at + needle.length;
  }
  return [...pieces, text.slice(from)];
}
