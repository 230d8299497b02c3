import { useRef } from "react";

/**
 * For a dialog that comes into the page when it is opened: where the focus was then, it is again when it closes.
 * @param button the one that opened it, where there is one: not every browser gives it the focus
 */
export function useReturnFocus(button: HTMLElement | null = null) {
  const from = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      from.current = button ?? focusOrigin();
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
