import type { ReactNode } from "react";

/** A part of a page that scrolls by itself: the keyboard reaches it, and it has a name. */
export function ScrollBox({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      className={`overflow-y-auto outline-offset-[-2px] ${className}`}
    >
      {children}
    </section>
  );
}
