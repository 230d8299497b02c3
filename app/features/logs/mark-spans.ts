import type { Span } from "./ansi";

/** A piece of a line in one look, all of it marked or none. */
export interface Piece extends Span {
  readonly marked: boolean;
}

/**
 * A line's pieces cut at the places to mark, which may begin in one colour and end in another.
 * @param places begin and end of each, in the text of all pieces together; in their order, without an overlap
 */
export function markSpans(spans: readonly Span[], places: readonly number[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let before = 0;
  for (const { text, look } of spans) {
    const push = (from: number, to: number, marked: boolean) => {
      if (to > from) pieces.push({ text: text.slice(from, to), look, marked });
    };
    let at = 0;
    for (let index = 0; index + 1 < places.length; index += 2) {
      const from = Math.max(at, (places[index] ?? 0) - before);
      const to = Math.min(text.length, (places[index + 1] ?? 0) - before);
      if (to <= from) continue;
      push(at, from, false);
      push(from, to, true);
      at = to;
    }
    push(at, text.length, false);
    before += text.length;
  }
  return pieces;
}
