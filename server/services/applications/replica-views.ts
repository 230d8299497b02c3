import type { Node, Replica } from "../../db/generated/client";
import { describeReplica } from "../../domain/rollout/describe-slots";
import type { ServingGroup } from "../../domain/rollout/describe-serving";
import { type SlotState, slotStateOf } from "../../domain/rollout/slot-state";
import { toObserved } from "./to-observed";

type SeenNode = Pick<Node, "edgeSeenAt" | "edgeProblem">;
type Row = Replica & { readonly node: SeenNode & Pick<Node, "name" | "state"> };

export interface ReplicaView {
  readonly id: string;
  readonly slot: number;
  readonly node: string;
  readonly release: number | null;
  readonly phase: string;
  readonly exitCode: number | null;
  readonly restarts: number;
  readonly containerName: string;
  readonly createdAt: Date;
  /** what its health check answered last */
  readonly health: string | null;
  /** of the release that serves, or of one that comes */
  readonly current: boolean;
  readonly serving: boolean;
  readonly words: string;
  readonly state: SlotState;
}

/** A replica as pages show it. */
export function toReplicaView(
  row: Row,
  currentGroupId: string | null,
  numbers: ReadonlyMap<string, number>,
): ReplicaView {
  const { id, slot, phase, exitCode, restarts, containerName, createdAt, healthOutput } = row;
  const current = row.groupId === currentGroupId;
  const unseen = describeUnseen(row);
  const words = unseen ?? describeReplica(toObserved(row));
  return {
    ...{ id, slot, exitCode, restarts, containerName, createdAt, current, words },
    phase: unseen === null ? phase : "unseen",
    node: row.node.name,
    release: numbers.get(row.releaseId) ?? null,
    health: healthOutput,
    serving: unseen === null && isServing(row),
    state: unseen === null ? slotStateOf(words, !current) : "unhealthy",
  };
}

/** What cannot be known of a replica now, because its node does not answer; null where it can. */
function describeUnseen({ lostAt, node }: Row): string | null {
  if (lostAt !== null) return "given up with its node, removed when that is back";
  return node.state === "unreachable" ? "its node does not answer" : null;
}

const isServing = ({ live, routed, phase }: Replica): boolean => live && routed && phase === "healthy";

/** How many of each release were seen to serve. */
export function countServing(views: readonly ReplicaView[]): readonly ServingGroup[] {
  const counts = new Map<number, number>();
  for (const { release, serving } of views)
    if (release !== null) counts.set(release, (counts.get(release) ?? 0) + (serving ? 1 : 0));
  return [...counts].map(([release, serving]) => ({ release, serving }));
}

/** When the edges were last seen to send traffic as noted: the oldest of all nodes counts. Null where there is none. */
export function seenAtEdges(rows: readonly { readonly node: SeenNode }[]): {
  seenAt: Date | null;
  problem: string | null;
} {
  const times = rows.flatMap(({ node }) => node.edgeSeenAt ?? []).sort((a, b) => a.getTime() - b.getTime());
  return { seenAt: times[0] ?? null, problem: rows.find(({ node }) => node.edgeProblem)?.node.edgeProblem ?? null };
}
