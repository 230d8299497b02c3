import type { MetricView } from "../../../server/domain/metrics/to-view";
import { Cell, Table } from "~/components/ui/table";
import { useTimeZone } from "~/lib/use-now";
import type { Chart } from "./charts";
import type { Slot } from "./fill-gaps";
import { pointLabel } from "./time-labels";
import { formatUnit } from "./units";

interface Props {
  readonly chart: Chart;
  readonly points: readonly MetricView[];
  /** the points with earlier figures, and how those are called; null: there are none */
  readonly slots: readonly Slot[] | null;
  readonly earlier: string | null;
}

/** The numbers of a chart, newest first. */
export function ChartTable({ chart, points, slots, earlier }: Props) {
  const zone = useTimeZone();
  const labels = [...chart.lines.map(({ label }) => label), ...(earlier === null ? [] : [earlier])];
  const heads = [{ label: "Time" }, ...labels.map((label) => ({ label, align: "right" }) as const)];
  const before = new Map(slots?.map((slot) => [slot.at, slot.earlier]));
  const words = (value: number | null | undefined) => (value == null ? "–" : formatUnit(chart.unit, value));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className="max-h-60 overflow-y-auto" tabIndex={0} aria-label={`${chart.title} as a table`}>
      <Table label={chart.title} heads={heads}>
        {points.toReversed().map((point) => (
          <tr key={point.at}>
            <Cell className="tabular whitespace-nowrap text-ink-2">{pointLabel(point.at, zone)}</Cell>
            {chart.lines.map(({ key }) => (
              <Cell key={key} align="right">
                {words(point[key])}
              </Cell>
            ))}
            {earlier !== null && <Cell align="right">{words(before.get(point.at))}</Cell>}
          </tr>
        ))}
      </Table>
    </section>
  );
}
