import { useEffect, useState } from "react";
import { useAppPath } from "~/lib/app-path";
import type { ApplicationRead } from "./types";

type Seen = ApplicationRead["edge"];

const everyMs = 9_000;

/** When the edges were last seen, kept fresh while the page is looked at. What cannot be read just grows old. */
export function useSeen(edge: Seen): Seen {
  const path = `${useAppPath()}/seen`;
  const [later, setLater] = useState<Seen | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch(path, { signal: stop.signal });
      const { seenAt, problem } = await answer.json();
      setLater({ seenAt: seenAt === null ? null : new Date(seenAt), problem });
    };
    const timer = setInterval(() => void ask().catch(() => {}), everyMs);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [path]);
  const isNewer = later?.seenAt != null && edge.seenAt !== null && later.seenAt > edge.seenAt;
  return isNewer ? later : edge;
}
