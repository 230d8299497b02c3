import { useParams } from "@remix-run/react";
import { useCallback } from "react";
import { liveApi } from "~/lib/live/socket";

/** Marks one notification as read, also while the page is being left. The event of it has the bell counted anew. */
export function useMarkRead(): (id: string) => void {
  const { org: organization = "" } = useParams();
  return useCallback(
    (id) => {
      // When it does not arrive it stays unread, which the bell goes on to say.
      liveApi()
        .notifications.markRead.mutate({ organization, id })
        .catch(() => {});
    },
    [organization],
  );
}
