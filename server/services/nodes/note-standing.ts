import type { Deps } from "../../context";
import { newId } from "../../db/new-id";
import type { NodeState } from "../../domain/node/judge-node";
import { recordEvent } from "../../events/record-event";
import { notify } from "../notifications/notify";

const kept = 100;

/** Notes since when a node is ready or not, and tells all organisations that may run on it. The first time is no news. */
export async function noteStanding(
  { db, now }: Pick<Deps, "db" | "now">,
  nodeId: string,
  state: NodeState,
  reason: string | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const select = { state: true, organizationId: true } as const;
    const { state: before, organizationId } = await tx.node.findUniqueOrThrow({ where: { id: nodeId }, select });
    await tx.node.update({ where: { id: nodeId }, data: { state } });
    await tx.nodeState.create({ data: { id: newId("nodeState"), nodeId, state, reason, since: now() } });
    const old = await tx.nodeState.findMany({
      where: { nodeId },
      orderBy: { since: "desc" },
      skip: kept,
      select: { id: true },
    });
    await tx.nodeState.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
    const organizations = await tx.organization.findMany({
      where: organizationId === null ? {} : { id: organizationId },
      select: { id: true, demo: true },
    });
    for (const { id, demo } of organizations) {
      await recordEvent(tx, { organizationId: id, type: "node.changed", subjectId: nodeId, payload: { state } });
      const what = state === "ready" ? "node.back" : "node.away";
      if (!demo && before !== "unknown")
        await notify(tx, { what }, { organizationId: id }, { nodeId, detail: reason }, now());
    }
  });
}
