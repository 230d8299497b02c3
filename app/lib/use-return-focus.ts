import { useRef } from "react";

/**
 * For a dialog that comes into the page when it is opened: where the focus was then, it is again when it closes.
 * @param button the one that opened it, where there is one: not every browser gives it the focus
 */
export function useReturnFocus(button: HTMLElement | null = null) {
  const from = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      from.current = button ?? document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (from.current instanceof HTMLElement) from.current.focus();
    },
  };
}
