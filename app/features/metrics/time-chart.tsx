import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line as ChartLine,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useTimeZone } from "~/lib/use-now";
import type { Chart } from "./charts";
import type { Slot } from "./fill-gaps";
import { pointLabel, tickLabel } from "./time-labels";
import { topOf } from "./top-of";
import { formatTick, formatUnit } from "./units";

export interface Mark {
  readonly at: number;
  readonly label: string;
  readonly bad: boolean;
}

export interface TimeChartProps {
  readonly chart: Chart;
  readonly slots: readonly Slot[];
  readonly from: number;
  readonly to: number;
  readonly limit: number | null;
  readonly marks: readonly Mark[];
  /** how the earlier time of the slots is called */
  readonly earlier: string | null;
}

const colours = { main: "var(--accent)", second: "var(--slot-old)", third: "var(--line-control)", bad: "var(--bad)" };
const tick = { fill: "var(--ink-3)", fontSize: 11 };

/** Loaded only where a chart is drawn: the library is as large as all else of a page. */
export default function TimeChart({ chart, slots, from, to, limit, marks, earlier }: TimeChartProps) {
  const zone = useTimeZone();
  const [first] = chart.lines;
  const top = topOf(chart, slots, limit);
  const single = chart.lines.length === 1 ? first : undefined;
  return (
    <ResponsiveContainer height={150} initialDimension={{ width: 560, height: 150 }}>
      <ComposedChart
        data={slots as Slot[]}
        syncId="metrics"
        margin={{ top: 6, right: 2, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={[from, to]}
          ticks={[0.02, 0.5, 0.98].map((share) => from + (to - from) * share)}
          tickFormatter={(at: number) => tickLabel(at, to - from, zone)}
          tick={tick}
          tickLine={false}
          axisLine={false}
          height={20}
        />
        <YAxis
          width={62}
          domain={[0, top]}
          ticks={[0, top / 2, top]}
          tickFormatter={(value: number) => formatTick(chart.unit, value)}
          tick={tick}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: "var(--line-control)" }}
          content={({ active, payload, label }) =>
            active && payload.length > 0 ? (
              <div className="rounded-md bg-surface px-2.5 py-1.5 text-xs shadow-pop">
                <p className="text-ink-3">{pointLabel(Number(label), zone)}</p>
                {payload.map(({ dataKey, name, value }) => (
                  <p key={String(dataKey)} className="tabular flex justify-between gap-4">
                    <span className="text-ink-2">{name}</span>
                    {typeof value === "number" ? formatUnit(chart.unit, value) : "not measured"}
                  </p>
                ))}
              </div>
            ) : null
          }
        />
        {limit !== null && <ReferenceLine y={limit} stroke="var(--warn)" strokeDasharray="4 3" />}
        {marks.map(({ at, bad }) => (
          <ReferenceLine key={at} x={at} stroke={bad ? "var(--bad)" : "var(--line-control)"} strokeDasharray="2 3" />
        ))}
        {earlier !== null && (
          <ChartLine
            dataKey="earlier"
            name={earlier}
            stroke="var(--ink-3)"
            strokeWidth={1}
            strokeDasharray="2 2"
            type="stepAfter"
            connectNulls={false}
            dot={false}
            isAnimationActive={false}
          />
        )}
        {single !== undefined ? (
          <Area
            dataKey={single.key}
            name={single.label}
            stroke={colours[single.look]}
            fill={colours[single.look]}
            fillOpacity={0.1}
            strokeWidth={1.5}
            type="linear"
            connectNulls={false}
            dot={false}
            isAnimationActive={false}
          />
        ) : (
          chart.lines.map(({ key, label, look }) => (
            <ChartLine
              key={key}
              dataKey={key}
              name={label}
              stroke={colours[look]}
              strokeWidth={1.5}
              {...(look === "third" ? { strokeDasharray: "3 3" } : {})}
              type="linear"
              connectNulls={false}
              dot={false}
              isAnimationActive={false}
            />
          ))
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}
