import type { ReactNode } from "react";

interface Props {
  readonly title: string;
  /** a status badge, or words beside the title */
  readonly badge?: ReactNode;
  /** the one line that says how things are */
  readonly evidence: ReactNode;
  readonly actions?: ReactNode;
}

/** Title, how things are, and what can be done. */
export function PageHeader({ title, badge, evidence, actions }: Props) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-[320px]">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 font-semibold text-xl/7 tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {badge}
        </div>
        <p className="pt-0.5 text-ink-2 [overflow-wrap:anywhere]">{evidence}</p>
      </div>
      {actions !== undefined && (
        <div className="flex flex-wrap gap-2 empty:hidden max-frame:w-full max-frame:[&>*]:flex-1 max-frame:[&_button]:w-full">
          {actions}
        </div>
      )}
    </header>
  );
}
