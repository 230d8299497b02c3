import { Link } from "~/components/ui/link";
import type { Mark } from "../../../server/domain/application/mark";
import { MiniSlots } from "~/components/ui/slot";
import type { SlotView } from "~/components/ui/slot-runs";
import { Status } from "~/components/ui/status";
import { Cell, Table } from "~/components/ui/table";
import { count } from "~/lib/format";

export interface ProjectRow {
  readonly slug: string;
  readonly name: string;
  readonly applications: number;
  readonly desired: number;
  readonly serving: number;
  readonly mark: Mark | null;
  readonly deleting?: boolean;
}

const heads = [
  { label: "Project" },
  { label: "Replicas", className: "hidden sm:table-cell" },
  { label: "Serving", align: "right" },
  { label: "State" },
] as const;

/** Projects with what serves in each. */
export function ProjectTable({ org, rows }: { org: string; rows: readonly ProjectRow[] }) {
  return (
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
            <MiniSlots slots={toSlots(row)} label={`${row.serving} of ${row.desired} replicas serve`} />
          </Cell>
          <Cell align="right" className="whitespace-nowrap text-ink-2">
            {row.desired === 0 ? "–" : `${row.serving} of ${row.desired}`}
          </Cell>
          <Cell>
            <State row={row} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

const maxSlots = 24;

const toSlots = ({ desired, serving }: ProjectRow): SlotView[] =>
  Array.from({ length: Math.min(desired, maxSlots) }, (_, i) => ({
    slot: i + 1,
    state: i < Math.round((serving / desired) * Math.min(desired, maxSlots)) ? "old" : "empty",
  }));

function State({ row: { mark, desired, serving, applications, deleting = false } }: { row: ProjectRow }) {
  if (deleting) return <Status word="Being deleted" tone="bad" icon="circle-x" />;
  if (mark === "bad") return <Status word="Needs attention" tone="bad" icon="circle-x" />;
  if (mark === "warn") return <Status word="Needs attention" tone="warn" icon="triangle-alert" />;
  if (mark === "moving") return <Status word="Deploying" tone="moving" icon="ring" />;
  if (applications === 0) return <Status word="Empty" tone="faint" icon="minus" />;
  if (desired === 0) return <Status word="Stopped" tone="faint" icon="circle-stop" />;
  if (serving < desired) return <Status word="Degraded" tone="warn" icon="triangle-alert" />;
  return <Status word="Serving" tone="fine" icon="circle-check" />;
}
