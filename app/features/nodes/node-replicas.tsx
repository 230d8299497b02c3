import { Link } from "~/components/ui/link";
import type { NodeReplica } from "../../../server/services/nodes/find-node-replicas";
import { Slot } from "~/components/ui/slot";
import { ReplicaStatus } from "~/components/ui/status";
import { Cell, Table } from "~/components/ui/table";
import { ReleaseTag } from "~/components/ui/tag";
import { Time } from "~/components/ui/time";
import { appPathOf } from "~/lib/app-path";

const heads = [
  { label: "Application" },
  { label: "Environment", className: "hidden sm:table-cell" },
  { label: "Release", className: "hidden sm:table-cell" },
  { label: "Slot" },
  { label: "State" },
  { label: "Restarts", align: "right", className: "hidden frame:table-cell" },
  { label: "Since", align: "right" },
] as const;

const slotStates = { unhealthy: "unhealthy", exited: "failed", draining: "draining" } as const;

const toSlotState = ({ phase, current }: NodeReplica) =>
  slotStates[phase as keyof typeof slotStates] ??
  (phase === "healthy" ? (current ? "old" : "new") : phase === "stopped" ? "empty" : "starting");

/** What runs on a node of what the reader may see. */
export function NodeReplicas({ org, rows }: { org: string; rows: readonly NodeReplica[] }) {
  return (
    <Table label="Replicas" heads={heads}>
      {rows.map((row) => {
        const { project, application: app, environment: env } = row;
        return (
          <tr key={row.id}>
            <Cell className="max-w-0 w-[40%]">
              <Link
                to={appPathOf({ org, project, app, env })}
                title={row.applicationName}
                className="block truncate font-[550] hover:underline"
              >
                {row.applicationName}
              </Link>
              <span className="block truncate text-ink-3 text-xs sm:hidden">{env}</span>
            </Cell>
            <Cell className="hidden text-ink-2 sm:table-cell">{env}</Cell>
            <Cell className="hidden sm:table-cell">
              <ReleaseTag release={row.release} />
            </Cell>
            <Cell>
              <span className="sr-only">{row.slot}</span>
              <Slot slot={row.slot} state={toSlotState(row)} title={`Slot ${row.slot}`} />
            </Cell>
            <Cell>
              <ReplicaStatus phase={row.phase} exitCode={row.exitCode} hideWord="narrow" />
            </Cell>
            <Cell align="right" className="hidden text-ink-2 frame:table-cell">
              {row.restarts}
            </Cell>
            <Cell align="right" className="whitespace-nowrap text-ink-2">
              <Time at={row.createdAt} />
            </Cell>
          </tr>
        );
      })}
    </Table>
  );
}
