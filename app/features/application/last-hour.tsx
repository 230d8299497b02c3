import { KeyValues } from "~/components/ui/key-values";
import { Section } from "~/components/ui/section";
import { Sparkline } from "~/components/ui/sparkline";
import { TextLink } from "~/components/ui/text-link";
import { formatShare, formatUnit } from "~/features/metrics/units";
import { useAppPath } from "~/lib/app-path";
import { useRegularRevalidation } from "~/lib/live/use-regular-revalidation";
import type { OverviewRead } from "./types";

const readEveryMs = 60_000;

/** What the edges answered for it; left out for what nobody can ask, such as a worker. */
export function LastHour({ traffic, domains }: Pick<OverviewRead, "traffic" | "domains">) {
  const base = useAppPath();
  useRegularRevalidation(readEveryMs);
  const { requests, errors, failed, p50, p95, line } = traffic;
  if (requests === null || (requests === 0 && domains.length === 0)) return null;
  return (
    <Section title="Last hour" end={<TextLink to={`${base}/metrics`}>Metrics</TextLink>}>
      <KeyValues
        rows={[
          [
            "Requests",
            <span key="requests" className="flex items-center gap-2.5">
              {formatUnit("perSecond", requests)}
              <Sparkline values={line} />
            </span>,
          ],
          ["Errors", errors === null ? "none" : `${formatShare(errors)}, ${(failed ?? 0).toLocaleString("en")} in all`],
          p50 === null ? null : ["Half in", formatUnit("ms", p50)],
          p95 === null ? null : ["95 % in", formatUnit("ms", p95)],
        ]}
      />
    </Section>
  );
}
