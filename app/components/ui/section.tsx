import { type ReactNode, useId } from "react";

/** A part of a page under its own heading, with a hairline instead of a box. */
export function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="flex items-baseline gap-2 border-line border-b pb-3 font-semibold text-sm">
        {title}
        {note !== undefined && <span className="font-normal text-ink-3">{note}</span>}
      </h2>
      <div className="pt-4">{children}</div>
    </section>
  );
}
