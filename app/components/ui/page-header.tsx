import type { ReactNode } from "react";

/** Title, the one line that says how things are, and what can be done. */
export function PageHeader({ title, evidence, actions }: { title: string; evidence: string; actions?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <h1 className="break-words font-semibold text-xl/7 tracking-tight">{title}</h1>
        <p className="pt-1 text-ink-2">{evidence}</p>
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}
