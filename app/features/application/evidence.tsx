import { Time } from "~/components/ui/time";
import { useNow } from "~/lib/use-now";
import type { ApplicationRead } from "./types";
import { useSeen } from "./use-seen";

/** The edge is looked at every 3 s; older than some of its rounds is old. */
const staleMs = 15_000;

/** What serves, and when that was seen last: only what was observed. */
export function Evidence({ evidence, edge }: Pick<ApplicationRead, "evidence" | "edge">) {
  const now = useNow();
  const { seenAt, problem } = useSeen(edge);
  const stale = seenAt !== null && now - new Date(seenAt).getTime() > staleMs;
  return (
    <span className={`tabular ${stale ? "text-ink-3" : ""}`}>
      {evidence}
      {seenAt !== null && (
        <>
          , {stale ? "last seen" : "seen"} at the edge <Time at={seenAt} />
        </>
      )}
      .{problem !== null && ` The edge reports a problem: ${problem}`}
    </span>
  );
}
