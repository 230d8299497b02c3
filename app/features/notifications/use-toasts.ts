import { useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { onLiveEvent } from "~/lib/live/hearers";
import { liveApi } from "~/lib/live/socket";
import type { Notice } from "./notice";
import { useMarkRead } from "./use-mark-read";
import { pathOfNotice } from "./words";

/**
 * The ends of what the reader asked for, one after the other, unless that very page is open: then it is read.
 * @returns the one to show, and what takes it away
 */
export function useToasts(organization: string): { readonly toast: Notice | undefined; readonly close: () => void } {
  const [waiting, setWaiting] = useState<readonly Notice[]>([]);
  const markRead = useMarkRead();
  const { pathname } = useLocation();
  const now = useRef({ pathname, markRead });
  now.current = { pathname, markRead };

  useEffect(() => {
    // Events of the last moments come again after a page was loaded.
    const known = new Set<string>();
    return onLiveEvent(async ({ type, subjectId: id }) => {
      if (type !== "notification.new" || known.has(id)) return;
      known.add(id);
      const notice: Notice | null = await liveApi()
        .notifications.read.query({ organization, id })
        .catch(() => null);
      if (notice === null || !notice.own || notice.read) return;
      if (now.current.pathname === pathOfNotice(organization, notice)) now.current.markRead(id);
      else setWaiting((before) => [...before, notice]);
    });
  }, [organization]);

  // Whoever goes to that page by another way has read it as well.
  useEffect(() => {
    const isHere = (notice: Notice) => pathOfNotice(organization, notice) === pathname;
    const seen = waiting.filter(isHere);
    if (seen.length === 0) return;
    for (const { id } of seen) markRead(id);
    setWaiting(waiting.filter((notice) => !isHere(notice)));
  }, [waiting, pathname, organization, markRead]);

  return { toast: waiting[0], close: () => setWaiting((before) => before.slice(1)) };
}
