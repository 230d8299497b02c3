import { type RefObject, useEffect, useRef } from "react";

/**
 * For a field whose value is a part of the address: the address may change without it, by a link that shows all or by going back.
 * The field itself stays, and with it the focus.
 */
export function useFieldValue<T extends HTMLInputElement | HTMLSelectElement>(value: string): RefObject<T> {
  const field = useRef<T>(null);
  useEffect(() => {
    if (field.current !== null) field.current.value = value;
  }, [value]);
  return field;
}
