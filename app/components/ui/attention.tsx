import type { ReactNode } from "react";

interface Props {
  readonly icon: ReactNode;
  /** what it is about, as a link, and what is with it */
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** the one button that starts the cure, or a picture */
  readonly end?: ReactNode;
  /** the ground is tinted only where something broke */
  readonly bad?: boolean;
}

/** Rows in one frame: something to be dealt with, or something on its way. */
export const AttentionList = ({ children }: { children: ReactNode }) => (
  <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line">{children}</ul>
);

export function AttentionItem({ icon, title, children, end, bad = false }: Props) {
  return (
    <li
      className={`grid grid-cols-[20px_minmax(0,1fr)] items-center gap-x-2.5 px-3.5 py-3 frame:grid-cols-[20px_minmax(0,1fr)_auto] ${bad ? "bg-bad-soft" : ""}`}
    >
      <span className="self-start pt-0.5">{icon}</span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <p className="text-ink-2">{title}</p>
        <p className="text-ink-2">{children}</p>
      </div>
      {end !== undefined && <div className="col-start-2 pt-2 frame:col-start-3 frame:pt-0">{end}</div>}
    </li>
  );
}
