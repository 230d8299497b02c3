import { Icon } from "~/components/ui/icon";
import { useConnection } from "~/lib/live/connection";

/** Whether lines come as they are written, or why they do not. */
export function LiveMark() {
  const { state } = useConnection();
  const live = state === "open";
  return (
    <span className="inline-flex items-center gap-1.5 font-medium">
      <Icon name="radio" className={live ? "text-ok" : "text-ink-3"} />
      {live ? "Live" : state === "idle" ? "Connecting" : "Not live"}
    </span>
  );
}
