import { type AnchorHTMLAttributes, forwardRef } from "react";

export interface LinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> {
  /** an address of ours from its root, or "?…" on the same page */
  readonly to: string;
  /** read the page when somebody points at the link */
  readonly prefetch?: boolean;
  /** instead of the page that is left: going back skips it */
  readonly replace?: boolean;
  /** the page stays where it is scrolled to */
  readonly keepScroll?: boolean;
}

const flag = (on: boolean | undefined) => (on ? "" : undefined);

/** A plain anchor. What makes it quick is one listener for all of them: lib/links/link-visits.tsx. */
export const Link = forwardRef<HTMLAnchorElement, LinkProps>(({ to, prefetch, replace, keepScroll, ...rest }, ref) => (
  <a
    ref={ref}
    href={to}
    data-prefetch={flag(prefetch)}
    data-replace={flag(replace)}
    data-keep-scroll={flag(keepScroll)}
    {...rest}
  />
));
