/** What of a click says how a link is to be opened. */
export type Click = Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey" | "defaultPrevented">;

export interface Anchor {
  /** absolute */
  readonly href: string;
  readonly target: string;
  readonly rel: string;
  readonly download: boolean;
  readonly replace: boolean;
  readonly keepScroll: boolean;
}

export interface Visit {
  readonly to: string;
  readonly replace: boolean;
  readonly preventScrollReset: boolean;
}

/**
 * Where a click leads within the pages; null where the browser is to do what it does by itself: new tabs and windows, other
 * hosts, downloads, jumps within the page, and what says by `rel="external"` that it is to be loaded.
 * @param here the address of the page, absolute
 */
export function decideVisit(click: Click, anchor: Anchor, here: string): Visit | null {
  const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = click;
  if (defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) return null;
  if ((anchor.target !== "" && anchor.target !== "_self") || anchor.download) return null;
  if (anchor.rel.split(" ").includes("external")) return null;
  const to = new URL(anchor.href);
  const from = new URL(here);
  if (to.origin !== from.origin || !to.protocol.startsWith("http")) return null;
  const samePage = to.pathname + to.search === from.pathname + from.search;
  if (samePage && to.hash !== "") return null;
  return {
    to: pathOf(to),
    // going where one is adds nothing to go back to
    replace: anchor.replace || pathOf(to) === pathOf(from),
    preventScrollReset: anchor.keepScroll,
  };
}

export const pathOf = ({ pathname, search, hash }: URL): string => pathname + search + hash;
