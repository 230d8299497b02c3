import type { Deps } from "../../context";
import { newId } from "../../db/new-id";
import type { NodeState } from "../../domain/node/judge-node";
import { recordEvent } from "../../events/record-event";

const kept = 100;

/** Notes since when a node is ready or not, and tells all organisations: all of them run on it. */
export async function noteStanding(
  { db, now }: Pick<Deps, "db" | "now">,
  nodeId: string,
  state: NodeState,
  reason: string | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.node.update({ where: { id: nodeId }, data: { state } });
    await tx.nodeState.create({ data: { id: newId("nodeState"), nodeId, state, reason, since: now() } });
    const old = await tx.nodeState.findMany({
      where: { nodeId },
      orderBy: { since: "desc" },
      skip: kept,
      select: { id: true },
    });
    await tx.nodeState.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
    const organizations = await tx.organization.findMany({ select: { id: true } });
    for (const { id } of organizations)
      await recordEvent(tx, { organizationId: id, type: "node.changed", subjectId: nodeId, payload: { state } });
  });
}
