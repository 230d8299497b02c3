import type { EarlierSeries } from "../../../server/services/metrics/find-earlier";
import type { MetricView } from "../../../server/domain/metrics/to-view";
import { Strip } from "~/components/ui/strip";
import { nameOfEarlier } from "./add-earlier";
import { formatMs, formatShare, formatUnit, type Unit } from "./units";

const rangeWords = { "1h": "hour", "6h": "6 hours", "24h": "24 hours", "7d": "7 days", "30d": "30 days" } as const;

export type RangeName = keyof typeof rangeWords;

interface Props {
  readonly whole: MetricView | null;
  readonly range: RangeName;
  readonly seconds: number;
  readonly earlier: EarlierSeries | null;
}

/** The whole range in one number each. */
export function KeyFigures({ whole, range, seconds, earlier }: Props) {
  const requests = whole?.requests ?? null;
  const share = shareOf(whole);
  const over = `over the last ${rangeWords[range]}`;
  const none = "no request in this range";
  const beside = (of: (then: MetricView) => string, otherwise: string) =>
    earlier?.whole ? `${nameOfEarlier(earlier)}: ${of(earlier.whole)}` : otherwise;
  return (
    <Strip
      label="Key figures"
      facts={[
        {
          name: "Requests",
          value: figure(whole?.requests, "perSecond"),
          note: beside(
            (then) => figure(then.requests, "perSecond"),
            requests === null ? "not measured" : `about ${Math.round(requests * seconds).toLocaleString("en")} in all`,
          ),
        },
        {
          name: "Errors",
          value: share === null ? "–" : formatShare(share),
          note: beside((then) => words(shareOf(then), formatShare), share === null ? none : "answers from 500 on"),
        },
        {
          name: "95 % answered in",
          value: words(whole?.p95, within),
          note: beside(
            (then) => words(then.p95, within),
            whole === null || whole.p50 === null || whole.p50 < 0 ? none : `half of them in ${formatMs(whole.p50)}`,
          ),
        },
        { name: "CPU", value: figure(whole?.cpu, "cores"), note: beside((then) => figure(then.cpu, "cores"), over) },
        {
          name: "Memory",
          value: figure(whole?.memory, "memory"),
          note: beside((then) => figure(then.memory, "memory"), over),
        },
      ]}
    />
  );
}

function shareOf(whole: MetricView | null): number | null {
  return whole?.requests ? (whole.errors ?? 0) / whole.requests : null;
}

const within = (ms: number): string => (ms < 0 ? "> 10 s" : formatMs(ms));

const words = (value: number | null | undefined, format: (value: number) => string): string =>
  value == null ? "–" : format(value);

const figure = (value: number | null | undefined, unit: Unit): string =>
  words(value, (known) => formatUnit(unit, known));
