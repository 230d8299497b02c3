import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useConnection } from "./connection";
import { readAnew } from "./read-anew";

/** Reads the page's data anew every so often, while somebody looks and the server answers. */
export function useRegularRevalidation(everyMs: number): void {
  const { state, revalidate } = useRevalidator();
  const connected = useConnection().state === "open";
  const free = useRef(false);
  free.current = connected && state === "idle";
  useEffect(() => {
    const timer = setInterval(() => {
      if (free.current && document.visibilityState === "visible") readAnew(revalidate);
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, revalidate]);
}
