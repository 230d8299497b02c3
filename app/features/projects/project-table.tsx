import type { Mark } from "../../../server/domain/application/mark";
import type { TrafficView } from "../../../server/domain/metrics/traffic-view";
import { Link } from "~/components/ui/link";
import { MiniSlots } from "~/components/ui/slot";
import type { SlotView } from "~/components/ui/slot-runs";
import { Status } from "~/components/ui/status";
import { Sparkline } from "~/components/ui/sparkline";
import { Cell, type Head, Table } from "~/components/ui/table";
import { formatShare, formatUnit } from "~/features/metrics/units";
import { count } from "~/lib/format";

export interface ProjectRow {
  readonly slug: string;
  readonly name: string;
  readonly applications: number;
  readonly desired: number;
  readonly serving: number;
  readonly mark: Mark | null;
  readonly deleting?: boolean;
  readonly traffic?: TrafficView;
}

/** by the room of the table itself: what stands beside it comes and goes */
const wide = "hidden @2xl:table-cell";

/** Projects with what serves in each; where there is room also what was asked of each, when that was read. */
export function ProjectTable({ org, rows }: { org: string; rows: readonly ProjectRow[] }) {
  const traffic = rows.some((row) => row.traffic !== undefined);
  const heads: readonly Head[] = [
    { label: "Project" },
    { label: "Replicas", className: "hidden sm:table-cell" },
    { label: "Serving", align: "right", className: traffic ? "@2xl:hidden" : "" },
    ...(traffic ? trafficHeads.map((head) => ({ ...head, align: "right" as const, className: wide })) : []),
    { label: "State" },
  ];
  return (
    <div className="@container">
      <Table label="Projects" heads={heads}>
        {rows.map((row) => (
          <tr key={row.slug}>
            <Cell className="h-11 max-w-0 w-[40%] sm:max-w-[320px]">
              <span className="flex min-w-0 items-baseline gap-2">
                <Link
                  to={`/${org}/projects/${row.slug}`}
                  title={row.name}
                  className="truncate font-[550] hover:underline"
                >
                  {row.name}
                </Link>
                <span className="hidden shrink-0 text-ink-3 sm:inline">{count(row.applications, "app")}</span>
              </span>
            </Cell>
            <Cell className="hidden sm:table-cell">
              <MiniSlots
                slots={toSlots(row, traffic ? 12 : 24)}
                label={`${row.serving} of ${row.desired} replicas serve`}
              />
            </Cell>
            <Cell align="right" className={`whitespace-nowrap text-ink-2 ${traffic ? "@2xl:hidden" : ""}`}>
              {row.desired === 0 ? "–" : `${row.serving} of ${row.desired}`}
            </Cell>
            {row.traffic !== undefined && <TrafficCells traffic={row.traffic} />}
            <Cell>
              <State row={row} />
            </Cell>
          </tr>
        ))}
      </Table>
    </div>
  );
}

const trafficHeads = [{ label: "Requests" }, { label: "Errors" }, { label: "p95" }] as const;

function TrafficCells({ traffic: { requests, errors, p95, line } }: { traffic: TrafficView }) {
  const look = `whitespace-nowrap text-ink-2 ${wide}`;
  return (
    <>
      <Cell align="right" className={look}>
        <span className="inline-flex items-center gap-2.5">
          {requests === null ? "–" : formatUnit("perSecond", requests)}
          <Sparkline values={line} />
        </span>
      </Cell>
      <Cell align="right" className={look}>
        {errors === null ? "–" : formatShare(errors)}
      </Cell>
      <Cell align="right" className={look}>
        {p95 === null ? "–" : formatUnit("ms", p95)}
      </Cell>
    </>
  );
}

/** @param most where there are more replicas each square stands for several; one that lacks is never lost in that */
const toSlots = ({ desired, serving }: ProjectRow, most: number): SlotView[] =>
  Array.from({ length: Math.min(desired, most) }, (_, i) => ({
    slot: i + 1,
    state: i < Math.floor((serving / desired) * Math.min(desired, most)) ? "old" : "empty",
  }));

function State({ row: { mark, desired, serving, applications, deleting = false } }: { row: ProjectRow }) {
  if (deleting) return <Status word="Being deleted" tone="bad" icon="circle-x" />;
  if (mark === "bad") return <Status word="Attention" tone="bad" icon="circle-x" />;
  if (mark === "warn") return <Status word="Attention" tone="warn" icon="triangle-alert" />;
  if (mark === "moving") return <Status word="Deploying" tone="moving" icon="ring" />;
  if (applications === 0) return <Status word="Empty" tone="faint" icon="minus" />;
  if (desired === 0) return <Status word="Stopped" tone="faint" icon="circle-stop" />;
  if (serving < desired) return <Status word="Degraded" tone="warn" icon="triangle-alert" />;
  return <Status word="Serving" tone="fine" icon="circle-check" />;
}
