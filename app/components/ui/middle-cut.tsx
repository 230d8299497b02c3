const tail = 7;

/** A name on one line that keeps its end when it is too long: names that differ often differ there. */
export function MiddleCut({ text }: { text: string }) {
  // By characters: half of an emoji is drawn otherwise by the server than by the browser.
  const characters = [...text];
  if (characters.length <= 2 * tail) return <span className="min-w-0 truncate">{text}</span>;
  return (
    <span className="relative flex min-w-0">
      {/* read aloud, two parts would be two words */}
      <span className="sr-only">{text}</span>
      <span aria-hidden className="truncate whitespace-pre">
        {characters.slice(0, -tail).join("")}
      </span>
      <span aria-hidden className="shrink-0 whitespace-pre">
        {characters.slice(-tail).join("")}
      </span>
    </span>
  );
}
