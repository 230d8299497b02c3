import { useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

/** After going to another page the focus is on its title, as after a load: a screen reader then begins there. */
export function useFocusOnPage(): void {
  const { pathname, hash } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    const title = hash === "" ? document.querySelector<HTMLElement>("main h1") : null;
    if (title === null) return;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
  }, [pathname, hash]);
}
