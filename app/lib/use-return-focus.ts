import { useRef } from "react";

/** The button of a menu that is about to give the focus back: what was chosen in it may open a dialog before that. */
let giving: HTMLElement | null = null;

/** @param button of the menu that is open; null once it has the focus again */
export function noteMenuButton(button: HTMLElement | null): void {
  giving = button;
}

/**
 * For a dialog that comes into the page when it is opened: where the focus was then, it is again when it closes.
 * @param button the one that opened it, where there is one: not every browser gives it the focus
 */
export function useReturnFocus(button: HTMLElement | null = null) {
  const from = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      from.current = button ?? giving ?? document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (from.current instanceof HTMLElement) from.current.focus();
    },
  };
}
