import { PrefetchPageLinks, useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { type Anchor, decideVisit, pathOf } from "./decide-visit";

/** so that a pointer on its way to somewhere else reads nothing */
const intentMs = 100;
const intents = ["mouseover", "focusin", "touchstart"] as const;

/**
 * Makes every link of the page quick: one listener instead of a component with its hooks for each of them. Clicks lead to
 * the next page without a load, and a page that somebody points at is read ahead where its link asks for it.
 */
export function LinkVisits() {
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = linkAt(event);
      const visit = link && decideVisit(event, read(link), window.location.href);
      if (!visit) return;
      event.preventDefault();
      navigate(visit.to, visit);
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [navigate]);
  useEffect(() => watchIntents(setWanted), []);
  return wanted === null ? null : <PrefetchPageLinks page={wanted} />;
}

function watchIntents(tell: (page: string | null) => void): () => void {
  let at: HTMLAnchorElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onIntent = (event: Event) => {
    const link = linkAt(event);
    const next = link?.dataset.prefetch === undefined ? null : link;
    if (next === at) return;
    at = next;
    clearTimeout(timer);
    if (next === null) tell(null);
    else timer = setTimeout(() => tell(pathOf(new URL(next.href))), intentMs);
  };
  for (const type of intents) document.addEventListener(type, onIntent, { passive: true });
  return () => {
    clearTimeout(timer);
    for (const type of intents) document.removeEventListener(type, onIntent);
  };
}

const linkAt = ({ target }: Event): HTMLAnchorElement | null =>
  target instanceof Element ? target.closest<HTMLAnchorElement>("a[href]") : null;

const read = (link: HTMLAnchorElement): Anchor => ({
  ...{ href: link.href, target: link.target, rel: link.rel },
  download: link.hasAttribute("download"),
  replace: link.dataset.replace !== undefined,
  keepScroll: link.dataset.keepScroll !== undefined,
});
