import { useActionData, useLocation } from "@remix-run/react";
import { useRef } from "react";

/**
 * What the page's action answered last. Reading the data anew, which happens whenever something changes, makes Remix forget it:
 * here a refusal stays until the next form is sent or another page is opened.
 */
export function useAnswer<A>(): ReturnType<typeof useActionData<A>> {
  const answer = useActionData<A>();
  const { key } = useLocation();
  const kept = useRef({ key, answer });
  if (answer !== undefined || kept.current.key !== key) kept.current = { key, answer };
  return kept.current.answer;
}
