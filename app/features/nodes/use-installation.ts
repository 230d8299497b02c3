import { useParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { follow } from "~/lib/live/follow";
import { liveApi } from "~/lib/live/socket";
import type { Read } from "~/lib/read";

export type Installation = Read<"nodes", "readInstallation">;

/** An installation as it was read with the page, and as it is told from then on. Who leaves the page cancels it. */
export function useInstallation(run: string, read: Installation): Installation {
  const { org = "" } = useParams();
  const [seen, setSeen] = useState(read);
  useEffect(() => setSeen(read), [read]);
  const live = read.phase === "running";
  useEffect(() => {
    if (!live) return;
    return follow<Installation>(
      (api, lastEventId, handlers) =>
        api.nodes.installProgress.subscribe(
          { organization: org, run, ...(lastEventId ? { lastEventId } : {}) },
          handlers,
        ),
      { data: setSeen },
    );
  }, [org, run, live]);
  useCancelOnLeave(org, run, seen.phase === "running");
  return seen;
}

function useCancelOnLeave(organization: string, run: string, running: boolean): void {
  const wanted = useRef(running);
  wanted.current = running;
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(leaving.current);
    const cancel = () => {
      if (wanted.current)
        liveApi()
          .nodes.cancelInstall.mutate({ organization, run })
          .catch(() => {});
    };
    window.addEventListener("pagehide", cancel);
    return () => {
      window.removeEventListener("pagehide", cancel);
      // In development React takes each part away and puts it back at once: nobody leaves then.
      leaving.current = setTimeout(cancel, 0);
    };
  }, [organization, run]);
}
