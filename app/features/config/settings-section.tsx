import type { ReactNode } from "react";

interface Props {
  readonly id: string;
  readonly title: string;
  /** what it is for, in a sentence */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the settings, with an address of its own. */
export function SettingsSection({ id, title, lead, children }: Props) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="border-line border-b pb-8 last:border-b-0">
      <h2 id={`${id}-title`} className="font-semibold text-sm">
        {title}
      </h2>
      {lead !== undefined && <p className="max-w-2xl pt-0.5 text-ink-2">{lead}</p>}
      <div className="max-w-2xl pt-4">{children}</div>
    </section>
  );
}
