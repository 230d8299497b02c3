import type { Comparison } from "../../../server/domain/metrics/compare";
import type { EarlierSeries } from "../../../server/services/metrics/find-earlier";
import { Time } from "~/components/ui/time";

/** What stands beside the figures, or why nothing does. */
export function EarlierNote({ compare, earlier }: { compare: Comparison; earlier: EarlierSeries | null }) {
  if (compare === "none") return null;
  if (earlier === null)
    return <p className="text-ink-2">No other release served here before: there is nothing to compare with.</p>;
  const [first] = earlier.points;
  if (first === undefined)
    return (
      <p className="text-ink-2">
        {compare === "day" ? "Nothing was measured a day ago." : "Nothing is kept of the time before this release."}
      </p>
    );
  return (
    <p className="text-ink-3 text-xs">
      Dashed: {compare === "day" ? "the same time a day ago" : "as long a time, until the release that serves came"},
      from <Time at={new Date(first.at)} as="day" />
      {earlier.bin >= 600 && `, in means of ${earlier.bin / 60} min`}.
    </p>
  );
}
