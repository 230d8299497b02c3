import { useEffect, useRef } from "react";

/** the field that had the focus when the form was sent */
let sentFrom: string | null = null;

/**
 * What is found is another list with tools of its own. Whoever sent the form from a field goes on in that field: else a keyboard would
 * begin at the top of the page.
 */
export function useRefocus() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const field = sentFrom === null ? null : form.current?.elements.namedItem(sentFrom);
    sentFrom = null;
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
  }, []);
  const onSubmit = () => {
    const { activeElement } = document;
    sentFrom = form.current?.contains(activeElement) ? (activeElement?.getAttribute("name") ?? null) : null;
  };
  return { ref: form, onSubmit };
}
