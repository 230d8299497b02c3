import { Link } from "~/components/ui/link";
import { DeploymentStatus } from "~/components/ui/status";
import { Cell, Table } from "~/components/ui/table";
import { ReleaseTag } from "~/components/ui/tag";
import { Time } from "~/components/ui/time";
import type { DeploymentRow } from "~/features/application/types";
import { useAppPath } from "~/lib/app-path";
import { describeWhat } from "./describe-what";

const heads = [
  { label: "Status" },
  { label: "Number" },
  { label: "Release", className: "max-sm:hidden" },
  { label: "What", className: "w-full max-w-0" },
  { label: "By", className: "max-frame:hidden" },
  { label: "When", align: "right" as const },
];

/** Deployments, newest first. */
export function DeploymentTable({ rows }: { rows: readonly DeploymentRow[] }) {
  const base = useAppPath();
  return (
    <Table label="Deployments" heads={heads}>
      {rows.map((row) => (
        <tr key={row.id} className="relative">
          <Cell>
            <DeploymentStatus status={row.status} cancelling={row.cancelling} />
          </Cell>
          <Cell className="font-[550]">
            <Link
              className="after:absolute after:inset-0 hover:underline"
              prefetch
              to={`${base}/deployments/${row.number}`}
            >
              #{row.number}
            </Link>
          </Cell>
          <Cell className="max-sm:hidden">
            <ReleaseTag release={row.release?.number ?? null} />
          </Cell>
          <Cell className="w-full max-w-0 truncate">
            <span title={describeWhat(row)}>{describeWhat(row)}</span>
          </Cell>
          <Cell className="whitespace-nowrap text-ink-2 max-frame:hidden">{row.requestedBy}</Cell>
          <Cell align="right" className="text-ink-2">
            <Time at={row.createdAt} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}
