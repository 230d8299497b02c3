import { useParams } from "@remix-run/react";
import type { Read } from "~/lib/read";
import { Section } from "~/components/ui/section";
import { Segments } from "~/components/ui/segments";
import { ChartPanel } from "~/features/metrics/chart-panel";
import { nodeCharts } from "~/features/metrics/charts";
import { GapNote } from "~/features/metrics/gap-note";
import { rangeOptions } from "~/features/metrics/read-range";
import { useLivePoints } from "~/features/metrics/use-live-points";
import { count } from "~/lib/format";

/** How busy the node was. */
export function NodeLoad({ series: read, cpus }: { series: Read<"nodes", "readNodeMetrics">; cpus: number | null }) {
  const { org = "", node = "" } = useParams();
  const series = useLivePoints(read, (api, lastEventId, handlers) =>
    api.live.nodeMetrics.subscribe({ organization: org, node, ...(lastEventId ? { lastEventId } : {}) }, handlers),
  );
  const { points, from, to, bin } = series;
  return (
    <Section title="Load" bare end={<Segments label="Range" name="range" options={rangeOptions} />}>
      {points.length === 0 ? (
        <p className="text-ink-2">No figures in this range. They are taken every 10 s while the node answers.</p>
      ) : (
        <div className="grid gap-x-10 gap-y-6 pt-1 sm:grid-cols-2">
          {nodeCharts.map((chart) => (
            <ChartPanel
              key={chart.title}
              chart={chart}
              span={series}
              points={points}
              of={chart.title === "CPU" && cpus !== null ? `of ${count(cpus, "core")}` : undefined}
            />
          ))}
        </div>
      )}
      <GapNote points={points} bin={bin} spanMs={to - from} />
    </Section>
  );
}
