import { parseAnsi, plainText } from "./ansi";
import { splitAtMatches } from "./split-at-matches";

/** longer ones are cut while lines stand on one row each */
const shownLength = 2_000;

/** The text of a line: its colours, and marks where it holds what is searched for. */
export function LogText({ text, query, whole }: { text: string; query: string; whole: boolean }) {
  const cut = whole || text.length <= shownLength ? text : text.slice(0, shownLength);
  return (
    <>
      {parseAnsi(cut).map((span, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one line never change their places
        <span key={index} className={span.look}>
          <Marked text={span.text} query={query} />
        </span>
      ))}
      {cut !== text && (
        <span className="text-log-dim">{` … ${plainText(text.slice(shownLength)).length.toLocaleString("en")} more characters`}</span>
      )}
    </>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  return splitAtMatches(text, query).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <mark key={index} className="rounded-xs bg-log-mark text-log-ink">
        {piece}
      </mark>
    ),
  );
}
