import { useRef } from "react";

/** For a dialog that no button of its own opens: where the focus was when it opened, it is again when it closes. */
export function useReturnFocus() {
  const from = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      from.current = focusOrigin();
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (from.current instanceof HTMLElement) from.current.focus();
    },
  };
}

/** What has the focus. An item of a menu goes with its menu: then it is the button that opened that. */
export function focusOrigin(): Element | null {
  const opener = document.activeElement?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return opener ? document.getElementById(opener) : document.activeElement;
}
