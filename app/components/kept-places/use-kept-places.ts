import { type PointerEvent, useState } from "react";
import { keepPlaces } from "./keep-places";

/**
 * Rows keep their place while somebody points at them or stands among them with the keyboard: a click would hit another one
 * otherwise. What is new waits until it is asked for, or until the pointer goes.
 * @param page what page of the list it is: another one begins anew
 */
export function useKeptPlaces<T extends { readonly id: string }>(now: readonly T[], page: string) {
  const [held, setHeld] = useState<{ readonly page: string; readonly rows: readonly T[] } | null>(null);
  const kept = held?.page === page ? keepPlaces(held.rows, now) : null;
  const hold = () => setHeld((before) => (before?.page === page ? before : { page, rows: now }));
  const release = () => setHeld(null);
  return {
    rows: kept?.rows ?? now,
    waiting: kept?.waiting ?? 0,
    /** Shows what waited. The rows are held again from here on, as long as the pointer stays. */
    take: () => setHeld((before) => (before === null ? null : { page, rows: now })),
    handlers: {
      // A finger points at nothing once it is lifted, but browsers would say so only at the next touch.
      onPointerEnter: ({ pointerType }: PointerEvent) => pointerType === "mouse" && hold(),
      onPointerLeave: release,
      onFocus: hold,
      onBlur: release,
    },
  };
}
