import { type ComponentProps, lazy, Suspense, useId, useMemo, useState } from "react";
import type { MetricView } from "../../../server/domain/metrics/to-view";
import type { EarlierSeries } from "../../../server/services/metrics/find-earlier";
import { useHydrated } from "~/lib/use-hydrated";
import { addEarlier, comparedKey, nameOfEarlier } from "./add-earlier";
import { type Chart, describeChart, type Line, lastOf } from "./charts";
import { ChartTable } from "./chart-table";
import { fillGaps, type Span } from "./fill-gaps";
import type { Mark } from "./time-chart";
import { formatUnit } from "./units";

const TimeChart = lazy(() => import("./time-chart"));

const dots = { main: "bg-accent", second: "bg-slot-old", third: "bg-line-control", bad: "bg-bad" } as const;

interface Props {
  readonly chart: Chart;
  readonly span: Span;
  readonly points: readonly MetricView[];
  readonly marks?: readonly Mark[];
  /** what all of it is, such as "of 8 cores" */
  readonly of?: string | undefined;
  /** the earlier time that it is seen beside */
  readonly earlier?: EarlierSeries | null;
}

/** A chart under its title; the newest values beside that are the legend. Its numbers can be read as a table. */
export function ChartPanel({ chart, span, points, marks = [], of, earlier = null }: Props) {
  const title = useId();
  const hydrated = useHydrated();
  const compared = comparedKey(chart);
  const slots = useMemo(() => {
    const filled = fillGaps(points, span);
    return earlier === null || compared === undefined ? filled : addEarlier(filled, earlier, compared);
  }, [points, span, earlier, compared]);
  const earlierName = earlier && nameOfEarlier(earlier);
  const limit = chart.limit === undefined ? null : lastOf(points, chart.limit.key);
  const placeholder = <div className="h-[150px] rounded-md bg-surface-2" />;
  return (
    <section aria-labelledby={title} className="min-w-0">
      <div className="flex min-h-7 flex-wrap items-baseline gap-x-3">
        <h2 id={title} className="font-medium">
          {chart.title}
        </h2>
        <span className="ml-auto flex flex-wrap justify-end gap-x-3">
          {chart.lines.map((line) => (
            <Legend key={line.key} line={line} chart={chart} points={points} />
          ))}
          {earlierName !== null && (
            <span className="flex items-center gap-1.5 text-ink-3">
              <span aria-hidden className="w-3 border-ink-3 border-t border-dashed" />
              {earlierName}
            </span>
          )}
          {limit !== null && <span className="tabular text-ink-3">of {formatUnit(chart.unit, limit)}</span>}
          {of !== undefined && <span className="text-ink-3">{of}</span>}
        </span>
      </div>
      <div role="img" aria-label={describe(chart, points, earlier)} className="overflow-hidden">
        {hydrated ? (
          <Suspense fallback={placeholder}>
            <TimeChart {...{ chart, slots, limit, marks }} earlier={earlierName} from={span.from} to={span.to} />
          </Suspense>
        ) : (
          placeholder
        )}
      </div>
      <AsTable chart={chart} points={points} slots={earlier === null ? null : slots} earlier={earlierName} />
    </section>
  );
}

/** In words, with the earlier figures of the one line that has them. */
function describe(chart: Chart, points: readonly MetricView[], earlier: EarlierSeries | null): string {
  const key = comparedKey(chart);
  const lines = chart.lines.filter((line) => line.key === key);
  const now = describeChart(chart, points);
  return earlier === null
    ? now
    : `${now} ${describeChart({ ...chart, title: nameOfEarlier(earlier), lines }, earlier.points)}`;
}

function Legend({ line, chart, points }: { line: Line; chart: Chart; points: readonly MetricView[] }) {
  const value = lastOf(points, line.key);
  return (
    <span className="flex items-center gap-1.5">
      {chart.lines.length > 1 && (
        <>
          <span aria-hidden className={`size-2 rounded-full forced-colors:border ${dots[line.look]}`} />
          <span className="text-ink-3">{line.label}</span>
        </>
      )}
      <span className="tabular font-semibold">{value === null ? "–" : formatUnit(chart.unit, value)}</span>
    </span>
  );
}

/** Its rows are only made when somebody wants to read them. */
function AsTable(props: ComponentProps<typeof ChartTable>) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="inline-block min-h-6 cursor-pointer text-ink-3 text-xs hover:text-ink">Show as table</summary>
      {open && <ChartTable {...props} />}
    </details>
  );
}
