import type { Transaction } from "../../db/client";
import type { BuildNode } from "../../domain/build/build-node";
import { localNodeId } from "../../machines/local-node";

/**
 * All nodes, with the builds under way on them.
 * @param running builds that somebody is at work on. @param perNode how many a node takes that says nothing else
 */
export async function findBuildNodes(
  tx: Transaction,
  running: readonly { readonly buildNodeId: string | null }[],
  perNode: number,
): Promise<readonly BuildNode[]> {
  const rows = await tx.node.findMany({
    select: {
      ...{ id: true, name: true, organizationId: true, state: true, duty: true, builds: true, buildLimit: true },
      ...{ labels: true, states: { orderBy: [{ since: "desc" }, { id: "desc" }], take: 1 } },
    },
  });
  return rows.map(({ buildLimit, states, ...row }) => ({
    ...row,
    state: row.state as BuildNode["state"],
    duty: row.duty as BuildNode["duty"],
    builds: row.builds as BuildNode["builds"],
    labels: row.labels as BuildNode["labels"],
    unreachableSince: states[0]?.state === "unreachable" ? states[0].since.getTime() : null,
    limit: buildLimit ?? perNode,
    building: running.filter(({ buildNodeId }) => buildNodeId === row.id).length,
    local: row.id === localNodeId,
  }));
}
