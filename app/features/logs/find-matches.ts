/** Begin and end of each place where a text holds another, in any case; one after the other in one list. */
export function findMatches(text: string, query: string): readonly number[] {
  if (query === "") return [];
  const lower = text.toLowerCase();
  const needle = query.toLowerCase();
  // Some letters change their length with their case: then nothing is marked rather than the wrong piece.
  if (lower.length !== text.length || needle.length !== query.length) return [];
  const places: number[] = [];
  for (let at = lower.indexOf(needle); at >= 0; at = lower.indexOf(needle, at + needle.length))
    places.push(at, at + needle.length);
  return places;
}
