import { useFetcher, useFetchers } from "@remix-run/react";
import type { ReactNode } from "react";

/**
 * Hears every form that is on its way to its end. What held it may be gone by then, as a row is that no longer stands in a list: the
 * router would drop where the answer leads, and the form would seem to have done nothing.
 */
export function KeptForms(): ReactNode {
  const sent = useFetchers().filter(({ state, formMethod = "GET" }) => state !== "idle" && formMethod !== "GET");
  return sent.map(({ key }) => <KeptForm key={key} name={key} />);
}

function KeptForm({ name }: { name: string }) {
  useFetcher({ key: name });
  return null;
}
