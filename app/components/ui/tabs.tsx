import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { isCurrent } from "~/lib/links/is-current";
import { Link } from "./link";

export interface Tab {
  readonly to: string;
  readonly label: string;
  /** a count, or "2 pending" */
  readonly note?: string | undefined;
  /** only for exactly this address */
  readonly end?: boolean;
}

/** The pages of one thing: links, so that each has an address and works without JavaScript. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const { pathname } = useLocation();
  const row = useRef<HTMLElement>(null);
  // Where they do not fit, the one of this page is moved into sight. Not by scrollIntoView, which moves the page too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another one
  useEffect(() => {
    const current = row.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (row.current && current) row.current.scrollLeft = current.offsetLeft - row.current.clientWidth / 2;
  }, [pathname]);
  return (
    <nav
      ref={row}
      aria-label={label}
      data-tabs=""
      className="relative -mx-4 flex gap-5 overflow-x-auto overflow-y-hidden border-line border-b px-4 [scrollbar-width:none] frame:mx-0 frame:px-0"
    >
      {tabs.map(({ to, label: word, note, end = false }) => (
        <Link
          key={to}
          to={to}
          aria-current={isCurrent(pathname, to, end) ? "page" : undefined}
          prefetch
          className="-mb-px flex min-h-6 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 pb-2.5 font-medium text-ink-2 outline-offset-[-2px] hover:text-ink aria-[current=page]:border-ink aria-[current=page]:text-ink pointer-coarse:min-h-11"
        >
          {word}
          {note !== undefined && <span className="font-normal text-ink-3 text-xs">{note}</span>}
        </Link>
      ))}
    </nav>
  );
}
