export interface DiffLine {
  readonly sign: "-" | "+";
  readonly text: string;
}

export interface DiffGroup {
  readonly title: string;
  readonly lines: readonly DiffLine[];
}

const looks = {
  "-": { Element: "del", className: "bg-bad-soft text-bad-ink", sign: "−" },
  "+": { Element: "ins", className: "bg-ok-soft text-ok-ink", sign: "+" },
} as const;

/** What would change, by section: a sign and a colour for each line, and the element that says it to screen readers. */
export function Diff({ groups }: { groups: readonly DiffGroup[] }) {
  return (
    <div className="flex flex-col gap-3">
      {groups.map(({ title, lines }) => (
        <div key={title}>
          <p className="pb-1 font-medium text-ink-2 text-xs">{title}</p>
          <ul className="font-mono text-xs/5">
            {lines.map(({ sign, text }) => {
              const { Element, className, sign: shown } = looks[sign];
              return (
                <li key={sign + text}>
                  <Element
                    className={`grid grid-cols-[16px_minmax(0,1fr)] break-words rounded-[3px] px-2 no-underline ${className}`}
                  >
                    <span aria-hidden>{shown}</span>
                    <span>{text}</span>
                  </Element>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}
