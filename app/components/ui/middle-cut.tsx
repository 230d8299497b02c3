const tail = 7;

/** A name on one line that keeps its end when it is too long: names that differ often differ there. */
export function MiddleCut({ text }: { text: string }) {
  if (text.length <= 2 * tail) return <span className="min-w-0 truncate">{text}</span>;
  return (
    <span className="flex min-w-0">
      <span className="truncate whitespace-pre">{text.slice(0, -tail)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(-tail)}</span>
    </span>
  );
}
