import { useLoaderData, useParams } from "@remix-run/react";
import { useMemo } from "react";
import { Empty } from "~/components/ui/empty";
import { Link } from "~/components/ui/link";
import { Segments } from "~/components/ui/segments";
import { DeploymentStatus } from "~/components/ui/status";
import { Time } from "~/components/ui/time";
import { ChartPanel } from "~/features/metrics/chart-panel";
import { applicationCharts } from "~/features/metrics/charts";
import { EarlierNote } from "~/features/metrics/earlier-note";
import { GapNote } from "~/features/metrics/gap-note";
import { KeyFigures } from "~/features/metrics/key-figures";
import { comparisonOptions, rangeOptions, readComparison, readRange } from "~/features/metrics/read-range";
import { ReplicasNow } from "~/features/metrics/replicas-now";
import { toMarks } from "~/features/metrics/to-marks";
import { useLivePoints } from "~/features/metrics/use-live-points";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf } from "~/lib/app-path";
import { page } from "~/lib/door";

export const handle = crumbs((_, params) => [{ label: "Metrics", to: `${appPathOf(params)}/metrics` }]);

export const loader = page(async ({ context, params, request }) =>
  context.api.applications.readApplicationMetrics({
    ...appAddressOf(params),
    range: readRange(request),
    compare: readComparison(request),
  }),
);

export default function Metrics() {
  const read = useLoaderData<typeof loader>();
  const params = useParams();
  const series = useLivePoints(read, (api, lastEventId, handlers) =>
    api.live.metrics.subscribe({ ...appAddressOf(params), ...(lastEventId ? { lastEventId } : {}) }, handlers),
  );
  const marks = useMemo(() => toMarks(read.marks), [read.marks]);
  const { points, from, to, bin } = series;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="sr-only">Metrics</h2>
        <div className="flex min-w-0 flex-wrap gap-3">
          <Segments label="Range" name="range" options={rangeOptions} />
          <Segments label="Compare" name="compare" options={comparisonOptions} />
        </div>
        <p className="text-ink-3 text-xs">
          {bin === 10 ? "Measured every 10 s; new figures come by themselves." : `Each point is ${bin / 60} min.`}
        </p>
      </div>
      <KeyFigures whole={read.whole} range={read.range} seconds={(to - from) / 1_000} earlier={read.earlier} />
      <EarlierNote compare={read.compare} earlier={read.earlier} />
      {points.length === 0 ? (
        <Empty sentence="No figures in this range. They are taken every 10 s while the application runs." />
      ) : (
        <div className="grid gap-x-10 gap-y-8 frame:grid-cols-2">
          {applicationCharts.map((chart) => (
            <ChartPanel
              key={chart.title}
              chart={chart}
              span={series}
              points={points}
              marks={marks}
              earlier={read.earlier}
            />
          ))}
        </div>
      )}
      <GapNote points={points} bin={bin} spanMs={to - from} />
      {read.marks.length > 0 && <Deployments marks={read.marks} />}
      <ReplicasNow replicas={read.replicas} />
    </>
  );
}

/** The same as the dashed lines in the charts, to be read and followed. */
function Deployments({ marks }: { marks: Awaited<ReturnType<typeof loader>>["marks"] }) {
  const base = appPathOf(useParams());
  return (
    <section aria-label="Deployments in this range" className="flex flex-wrap gap-x-5 gap-y-1 text-ink-2">
      <span className="text-ink-3">Deployments</span>
      {marks.slice(0, 12).map(({ number, status, at }) => (
        <span key={number} className="flex items-center gap-1.5">
          <DeploymentStatus status={status} hideWord />
          <Link to={`${base}/deployments/${number}`} className="hover:underline">
            #{number}
          </Link>
          <span className="text-ink-3">
            <Time at={new Date(at)} />
          </span>
        </span>
      ))}
    </section>
  );
}
