import type { MetricView } from "../../../server/domain/metrics/to-view";
import { Cell, Table } from "~/components/ui/table";
import { useTimeZone } from "~/lib/use-now";
import type { Chart } from "./charts";
import { pointLabel } from "./time-labels";
import { formatUnit } from "./units";

/** The numbers of a chart, newest first. */
export function ChartTable({ chart, points }: { chart: Chart; points: readonly MetricView[] }) {
  const zone = useTimeZone();
  const heads = [{ label: "Time" }, ...chart.lines.map(({ label }) => ({ label, align: "right" }) as const)];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className="max-h-60 overflow-y-auto" tabIndex={0} aria-label={`${chart.title} as a table`}>
      <Table label={chart.title} heads={heads}>
        {points.toReversed().map((point) => (
          <tr key={point.at}>
            <Cell className="tabular whitespace-nowrap text-ink-2">{pointLabel(point.at, zone)}</Cell>
            {chart.lines.map(({ key }) => {
              const value = point[key];
              return (
                <Cell key={key} align="right">
                  {value === null ? "–" : formatUnit(chart.unit, value)}
                </Cell>
              );
            })}
          </tr>
        ))}
      </Table>
    </section>
  );
}
