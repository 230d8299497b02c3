import type { MetricView } from "../../../server/domain/metrics/to-view";
import { Strip } from "~/components/ui/strip";
import { formatMs, formatShare, formatUnit } from "./units";

const words = { "1h": "hour", "6h": "6 hours", "24h": "24 hours", "7d": "7 days", "30d": "30 days" } as const;

export type RangeName = keyof typeof words;

interface Props {
  readonly whole: MetricView | null;
  readonly range: RangeName;
  readonly seconds: number;
}

/** The whole range in one number each. */
export function KeyFigures({ whole, range, seconds }: Props) {
  const requests = whole?.requests ?? null;
  const share = requests === null || requests === 0 ? null : (whole?.errors ?? 0) / requests;
  const over = `over the last ${words[range]}`;
  const none = "no request in this range";
  return (
    <Strip
      label="Key figures"
      facts={[
        {
          name: "Requests",
          value: requests === null ? "–" : formatUnit("perSecond", requests),
          note:
            requests === null ? "not measured" : `about ${Math.round(requests * seconds).toLocaleString("en")} in all`,
        },
        {
          name: "Errors",
          value: share === null ? "–" : formatShare(share),
          note: share === null ? none : "answers from 500 on",
        },
        {
          name: "95 % answered in",
          value: whole === null || whole.p95 === null ? "–" : whole.p95 < 0 ? "> 10 s" : formatMs(whole.p95),
          note: whole === null || whole.p50 === null || whole.p50 < 0 ? none : `half of them in ${formatMs(whole.p50)}`,
        },
        { name: "CPU", value: figure(whole?.cpu, "cores"), note: over },
        { name: "Memory", value: figure(whole?.memory, "memory"), note: over },
      ]}
    />
  );
}

const figure = (value: number | null | undefined, unit: "cores" | "memory"): string =>
  value === null || value === undefined ? "–" : formatUnit(unit, value);
