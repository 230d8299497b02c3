import { Slot } from "~/components/ui/slot";
import { ReplicaStatus } from "~/components/ui/status";
import { Cell, Table } from "~/components/ui/table";
import { ReleaseTag } from "~/components/ui/tag";
import { Time } from "~/components/ui/time";
import type { ApplicationRead } from "./types";

type Replica = ApplicationRead["replicas"][number];

const heads = [
  { label: "Slot" },
  { label: "Release" },
  { label: "State" },
  { label: "Node", className: "max-frame:hidden" },
  { label: "Restarts", align: "right" as const, className: "max-frame:hidden" },
  { label: "Made", align: "right" as const },
];

/** The replicas that there are, each with what was seen of it; places without one stand empty. */
export function ReplicaTable({ read }: { read: Pick<ApplicationRead, "replicas" | "desired" | "active"> }) {
  const held = new Set(read.replicas.map(({ slot }) => slot));
  const wanted = Array.from({ length: read.desired }, (_, i) => i + 1);
  // While a deployment works on them, places change hands: its own panel tells of them.
  const empty = read.active === null ? wanted.filter((slot) => !held.has(slot)) : [];
  return (
    <Table label="Replicas" heads={heads}>
      {read.replicas.map((replica) => (
        <Row key={replica.id} replica={replica} />
      ))}
      {empty.map((slot) => (
        <tr key={`empty ${slot}`}>
          <Cell>
            <Slot slot={slot} state="empty" />
          </Cell>
          <td colSpan={5} className="border-line border-b text-ink-2">
            No container runs in this place.
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What the words say beyond the state: "serving", "no traffic", "2 connections". */
const detailOf = (phase: string, words: string): string =>
  words === "serving" || phase === "unseen" ? words : (words.split(", ")[1] ?? "");

function Row({ replica }: { replica: Replica }) {
  const { slot, state, words, release, phase, exitCode, node, restarts, createdAt, containerName } = replica;
  const shown = state === "draining" ? "draining" : phase;
  return (
    <tr>
      <Cell>
        <span className="inline-flex align-middle" title={containerName}>
          <Slot slot={slot} state={state} />
          <span className="sr-only">{slot}</span>
        </span>
      </Cell>
      <Cell>
        <ReleaseTag release={release} look={replica.current ? "plain" : "new"} />
      </Cell>
      <Cell>
        <span className="flex flex-wrap items-center gap-x-2">
          <ReplicaStatus phase={shown} exitCode={exitCode} />
          <span className="text-ink-3">{detailOf(phase, words)}</span>
        </span>
      </Cell>
      <Cell className="text-ink-2 max-frame:hidden">{node}</Cell>
      <Cell align="right" className={`max-frame:hidden ${restarts > 0 ? "text-warn-ink" : "text-ink-2"}`}>
        {restarts}
      </Cell>
      <Cell align="right" className="text-ink-2">
        <Time at={createdAt} />
      </Cell>
    </tr>
  );
}
