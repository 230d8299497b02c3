import type { ReactNode } from "react";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly note: ReactNode;
}

/** A few key figures beside each other; on a narrow page the row scrolls in its own box. */
export function Strip({ label, facts }: { label: string; facts: readonly Fact[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard too
    <section aria-label={label} tabIndex={0} className="overflow-x-auto rounded-lg border border-line">
      <dl className="grid auto-cols-[minmax(148px,1fr)] grid-flow-col divide-x divide-line">
        {facts.map(({ name, value, note }) => (
          <div key={name} className="flex min-w-0 flex-col px-4 pt-3 pb-[13px]">
            <dt className="truncate text-ink-2 text-xs">{name}</dt>
            <dd className="tabular whitespace-nowrap pt-1 font-semibold text-xl/7 tracking-tight">{value}</dd>
            <dd className="truncate text-ink-3 text-xs">{note}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
