import { buttonClass } from "~/components/ui/button";
import { useKeptPlaces } from "~/lib/kept-places/use-kept-places";
import { ActivityLine } from "./activity-line";
import type { Line } from "./types";

/** Lines, newest first. What comes while somebody points at them, or reads one, waits behind a button. */
export function ActivityList({ lines: now, page }: { lines: readonly Line[]; page: string }) {
  const { rows, waiting, take, handlers } = useKeptPlaces(now, page);
  return (
    <div {...handlers}>
      <p role="status" className="empty:hidden pb-2">
        {waiting > 0 && (
          <button type="button" onClick={take} className={buttonClass("default", "sm")}>
            {waiting} new
          </button>
        )}
      </p>
      <ul className="divide-y divide-line border-line border-y">
        {rows.map((line) => (
          <li key={line.id}>
            <ActivityLine line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}
