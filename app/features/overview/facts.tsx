import { Sparkline } from "~/components/ui/sparkline";
import { Strip } from "~/components/ui/strip";
import { formatShare, formatUnit } from "~/features/metrics/units";
import type { Read } from "~/lib/read";

type Totals = Read<"organizations", "readOverview">["totals"];

/** The organisation in five numbers. */
export function Facts({ totals: { serving, desired, traffic, today } }: { totals: Totals }) {
  const { requests, errors, failed, p50, p95, line } = traffic;
  const ended = [`${today.succeeded} succeeded`, ...(today.failed > 0 ? [`${today.failed} failed`] : [])].join(", ");
  const none = requests === null ? "not measured yet" : "no request in the last hour";
  return (
    <Strip
      label="Figures"
      facts={[
        { name: "Replicas serving", value: `${serving} of ${desired}`, note: "in all environments" },
        {
          name: "Requests",
          value:
            requests === null ? (
              "–"
            ) : (
              <span className="flex items-center gap-2.5">
                {formatUnit("perSecond", requests)}
                <Sparkline values={line} className="max-side:sm:hidden" />
              </span>
            ),
          note: requests === null ? none : "last hour, all edges",
        },
        {
          name: "Errors",
          value: errors === null ? "–" : formatShare(errors),
          note: errors === null ? none : `${(failed ?? 0).toLocaleString("en")} in the last hour`,
        },
        {
          name: "95 % answered in",
          value: p95 === null ? "–" : formatUnit("ms", p95),
          note: p50 === null ? none : `half of them in ${formatUnit("ms", p50)}`,
        },
        { name: "Deployments", value: today.all, note: today.all === 0 ? "in the last 24 h" : `last 24 h: ${ended}` },
      ]}
    />
  );
}
