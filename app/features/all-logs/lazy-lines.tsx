import { lazy, Suspense } from "react";
import { useHydrated } from "~/lib/use-hydrated";
import type { Followed } from "./use-logs-of-many";

const LinesOfMany = lazy(() => import("./lines-of-many"));

/** The page is there before the viewer: lines come by the socket, so that without JavaScript there is nothing to draw. */
export function LazyLines(props: { readonly org: string; readonly followed: readonly Followed[] }) {
  const room = <div className="min-h-[max(320px,calc(100dvh-380px))]" />;
  if (!useHydrated()) return room;
  return (
    <Suspense fallback={room}>
      <LinesOfMany {...props} />
    </Suspense>
  );
}
