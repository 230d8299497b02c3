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

const openers = new WeakMap<Element, HTMLElement>();

/** Says which button opened a menu, where the menu does not name it. */
export function noteOpener(menu: Element, button: HTMLElement): void {
  openers.set(menu, button);
}

/** What has the focus. An item of a menu goes with its menu: then it is the button that opened that. */
export function focusOrigin(): Element | null {
  const menu = document.activeElement?.closest("[role=menu]");
  if (menu == null) return document.activeElement;
  return openers.get(menu) ?? document.getElementById(menu.getAttribute("aria-labelledby") ?? "");
}
