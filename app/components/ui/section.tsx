import { type ReactNode, useId } from "react";

interface Props {
  readonly title: string;
  readonly note?: ReactNode;
  /** a link or a tag at the right */
  readonly end?: ReactNode;
  /** no hairline: what follows brings its own */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** A part of a page under its own heading, with a hairline instead of a box. */
export function Section({ title, note, end, bare = false, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={`flex min-h-7 flex-wrap items-center gap-x-2 ${bare ? "pb-2" : "border-line border-b pb-3"}`}>
        <h2 id={id} className="font-semibold text-sm">
          {title}
        </h2>
        {note !== undefined && <span className="text-ink-3">{note}</span>}
        {end !== undefined && <span className="ml-auto flex items-center gap-2">{end}</span>}
      </div>
      <div className={bare ? "" : "pt-4"}>{children}</div>
    </section>
  );
}
