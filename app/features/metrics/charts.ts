import type { MetricView } from "../../../server/domain/metrics/to-view";
import { formatUnit, type Unit } from "./units";

export type Key = Exclude<keyof MetricView, "at">;

export interface Line {
  readonly key: Key;
  readonly label: string;
  readonly look: "main" | "second" | "bad" | "third";
}

export interface Chart {
  readonly title: string;
  readonly unit: Unit;
  readonly lines: readonly Line[];
  /** a line across, such as the limit of memory */
  readonly limit?: { readonly key: Key; readonly label: string };
}

const use: readonly Chart[] = [
  { title: "CPU", unit: "cores", lines: [{ key: "cpu", label: "CPU", look: "main" }] },
  {
    title: "Memory",
    unit: "memory",
    lines: [{ key: "memory", label: "Memory", look: "main" }],
    limit: { key: "memoryLimit", label: "Limit" },
  },
  {
    title: "Network",
    unit: "bytesPerSecond",
    lines: [
      { key: "received", label: "in", look: "main" },
      { key: "sent", label: "out", look: "second" },
    ],
  },
];

export const applicationCharts: readonly Chart[] = [
  {
    title: "Requests",
    unit: "perSecond",
    lines: [
      { key: "requests", label: "all", look: "main" },
      { key: "errors", label: "5xx", look: "bad" },
    ],
  },
  {
    title: "Answer times",
    unit: "ms",
    lines: [
      { key: "p50", label: "50 %", look: "third" },
      { key: "p95", label: "95 %", look: "main" },
      { key: "p99", label: "99 %", look: "second" },
    ],
  },
  ...use,
  {
    title: "Disk",
    unit: "bytesPerSecond",
    lines: [
      { key: "read", label: "read", look: "main" },
      { key: "written", label: "written", look: "second" },
    ],
  },
];

export const nodeCharts: readonly Chart[] = [
  ...use,
  { title: "Load average", unit: "load", lines: [{ key: "load", label: "Load", look: "main" }] },
];

/** What a chart shows, in a sentence: for those who do not see it. */
export function describeChart({ title, unit, lines }: Chart, points: readonly MetricView[]): string {
  const parts = lines.flatMap(({ key, label }) => {
    const values = points.flatMap((point) => point[key] ?? []);
    const last = values.at(-1);
    if (last === undefined) return [];
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => formatUnit(unit, value));
    const name = lines.length === 1 ? "" : `${label} `;
    return [`${name}between ${low} and ${high}, at last ${formatUnit(unit, last)}`];
  });
  return `${title}: ${parts.length === 0 ? "no figure" : parts.join("; ")}.`;
}

/** The newest value of a line; null where none was measured. */
export const lastOf = (points: readonly MetricView[], key: Key): number | null =>
  points.findLast((point) => point[key] !== null && point[key] !== undefined)?.[key] ?? null;
