import { withoutColours } from "../../../server/domain/logs/without-colours";
import { parseAnsi, plainText, type Span } from "./ansi";
import { findMatches } from "./find-matches";
import { markSpans } from "./mark-spans";

/** longer ones are cut while lines stand on one row each */
const shownLength = 2_000;

interface Props {
  readonly text: string;
  /** text to mark; null for the places of an expression, which came with the line */
  readonly query?: string | null;
  readonly places?: readonly number[] | undefined;
  readonly whole: boolean;
  /** whether its match is the one that one has come to */
  readonly current?: boolean;
}

/** The text of a line: its colours, and marks where it holds what is searched for. */
export function LogText({ text, query = "", places, whole, current = false }: Props) {
  // Half of an emoji at the cut would be drawn otherwise by the server than by the browser.
  const cut = whole || text.length <= shownLength ? text : text.slice(0, shownLength).toWellFormed();
  const spans = parseAnsi(cut);
  return (
    <>
      {markSpans(spans, placesIn(text, spans, query, places)).map((piece, index) =>
        piece.marked ? (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never change their places
            key={index}
            className={`rounded-xs bg-log-mark text-log-ink ${current ? "outline outline-accent" : ""}`}
          >
            {piece.text}
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={index} className={piece.look}>
            {piece.text}
          </span>
        ),
      )}
      {cut.length < text.length && (
        <span className="text-log-dim">{` … ${plainText(text.slice(shownLength)).length.toLocaleString("en")} more characters`}</span>
      )}
    </>
  );
}

function placesIn(
  text: string,
  spans: readonly Span[],
  query: string | null,
  places: readonly number[] = [],
): readonly number[] {
  if (query === "" || (query === null && places.length === 0)) return [];
  const plain = spans.map((span) => span.text).join("");
  if (query !== null) return findMatches(plain, query);
  // The server counts in a text that may hold more than is shown: then nothing is marked rather than the wrong piece.
  return withoutColours(text).startsWith(plain) ? places : [];
}
