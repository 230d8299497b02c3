import { useRouteLoaderData } from "@remix-run/react";
import { useCallback, useSyncExternalStore } from "react";
import type { loader as rootLoader } from "~/root";
import { useHydrated } from "./use-hydrated";

/** One clock for the whole page, only while something on it shows a time. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The present, ms since the epoch, in steps of `stepMs`. While the page comes alive it is the server's, so that both write the same. */
export function useNow(stepMs = 1_000): number {
  const server = useRouteLoaderData<typeof rootLoader>("root")?.now ?? 0;
  const read = useCallback(() => Math.floor(Date.now() / stepMs) * stepMs, [stepMs]);
  return useSyncExternalStore(subscribe, read, () => server);
}

/** The reader's zone: the browser's own, and until the page is alive the one that it noted in its cookie. */
export function useTimeZone(): string {
  const noted = useRouteLoaderData<typeof rootLoader>("root")?.timeZone ?? "UTC";
  return useHydrated() ? Intl.DateTimeFormat().resolvedOptions().timeZone : noted;
}
