import type { MetricView } from "../../../server/domain/metrics/to-view";
import { Icon } from "~/components/ui/icon";
import { useTimeZone } from "~/lib/use-now";
import { findGaps } from "./fill-gaps";
import { tickLabel } from "./time-labels";

/** Says where figures are missing: the lines break there. */
export function GapNote({ points, bin, spanMs }: { points: readonly MetricView[]; bin: number; spanMs: number }) {
  const zone = useTimeZone();
  const gaps = findGaps(points, bin);
  const [longest] = gaps;
  if (longest === undefined) return null;
  const [from, to] = [longest.from, longest.to].map((at) => tickLabel(at, spanMs, zone));
  return (
    <p className="flex gap-2 text-ink-2">
      <Icon name="info" className="mt-0.5 shrink-0 text-ink-3" />
      No figures from {from} to {to}: nothing was measured then, because the node, its edge or the worker was away.
      {gaps.length > 1 && ` ${gaps.length - 1} shorter ${gaps.length === 2 ? "gap" : "gaps"} beside it.`}
    </p>
  );
}
