import { type ReactNode, useId } from "react";

interface Props {
  /** with `aside` beside it, and `end` at the right */
  readonly title?: ReactNode;
  readonly icon?: ReactNode;
  readonly aside?: ReactNode;
  readonly end?: ReactNode;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** A framed part of a page. A panel never holds another one. */
export function Panel({ title, icon, aside, end, foot, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface"
    >
      {title !== undefined && (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-4 py-3">
          {icon}
          <h2 id={id} className="font-semibold text-sm">
            {title}
          </h2>
          {aside !== undefined && <span className="min-w-0 text-ink-2">{aside}</span>}
          {end !== undefined && <span className="ml-auto flex items-center gap-3">{end}</span>}
        </div>
      )}
      {children}
      {foot !== undefined && foot !== null && foot !== false && (
        <div className="flex items-start gap-2 border-line border-t bg-bg px-4 py-2.5 text-ink-2">{foot}</div>
      )}
    </section>
  );
}
