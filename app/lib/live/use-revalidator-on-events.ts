import { useFetchers, useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { eventTypes } from "../../../server/domain/events";
import { concernsPage, type LiveEvent } from "./concerns";
import { useConnection } from "./connection";
import { follow, reconnectOnWake } from "./follow";
import { tellHearers } from "./hearers";
import { readAnew } from "./read-anew";

const pauseMs = 300;
/** how much older than the page itself what it shows may be */
const readMs = 2_000;
/** Lines of a log come by a stream of their own. */
const types = eventTypes.filter((type) => type !== "deployment.log");

/**
 * Follows the organisation's events, and has the page's data read anew when one concerns it: at most every 300 ms, never
 * while a form is on its way, and not while nobody looks.
 */
export function useRevalidatorOnEvents(organization: string): void {
  const revalidator = useRevalidator();
  const moving = useNavigation().state !== "idle";
  const submitting = useFetchers().some(({ state }) => state === "submitting");
  const visible = useSyncExternalStore(onVisibility, isVisible, () => false);
  const [wanted, setWanted] = useState(0);
  const done = useRef({ wanted: 0, at: 0 });

  useEffect(() => reconnectOnWake(), []);
  useEffect(() => {
    const data = (event: LiveEvent) => {
      tellHearers(event);
      if (event.type !== "live.ready" && concernsPage(event)) setWanted((count) => count + 1);
    };
    return follow<LiveEvent>(
      (api, lastEventId, handlers) => {
        const place =
          lastEventId === undefined
            ? { back: Math.min(60_000, Math.round(performance.now()) + readMs) }
            : { lastEventId };
        return api.live.events.subscribe({ organization, types, ...place }, handlers);
      },
      { data },
    );
  }, [organization]);

  // Asking a server that is away would put its failure in the place of the page.
  const connected = useConnection().state === "open";
  const free = connected && visible && !moving && !submitting && revalidator.state === "idle";
  useEffect(() => {
    if (!free || wanted === done.current.wanted) return;
    let timer: ReturnType<typeof setTimeout>;
    const run = () => {
      if (readAnew(revalidator.revalidate)) done.current = { wanted, at: Date.now() };
      else timer = setTimeout(run, pauseMs);
    };
    timer = setTimeout(run, Math.max(0, done.current.at + pauseMs - Date.now()));
    return () => clearTimeout(timer);
  }, [free, wanted, revalidator]);
}

const isVisible = () => document.visibilityState === "visible";

function onVisibility(listener: () => void): () => void {
  document.addEventListener("visibilitychange", listener);
  return () => document.removeEventListener("visibilitychange", listener);
}
