import type { ReactNode } from "react";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
}

/** A few key figures beside each other, on a narrow page two by two. The ground between them is the line. */
export function Strip({ label, facts }: { label: string; facts: readonly Fact[] }) {
  return (
    <section aria-label={label} className="overflow-hidden rounded-lg border border-line">
      <dl className="grid grid-cols-2 gap-px bg-line sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none">
        {facts.map(({ name, value, note }) => (
          <div
            key={name}
            className="flex min-w-0 flex-col bg-surface px-4 pt-3 pb-[13px] last:odd:col-span-2 sm:last:odd:col-span-1"
          >
            <dt className="truncate text-ink-2 text-xs">{name}</dt>
            <dd className="tabular whitespace-nowrap pt-1 font-semibold text-xl/7 tracking-tight">{value}</dd>
            <dd className="text-ink-3 text-xs sm:truncate">{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
