import { setTimeout as sleep } from "node:timers/promises";
import { type PublishDeps, publishNode } from "./publish-node";
import { servingNodes } from "./mesh-of";

/** Longer than a publish takes on a node that is well; the rest goes on by itself, and the next caller joins it. */
const patienceMs = 5_000;

/**
 * Publishes what has changed for an organisation on all nodes whose edges serve it, all at once: first each owner, a node on which
 * a replica came or went, then those that send to it. A node that is slow holds up none of the others. One that does not answer
 * is left out: it is published when it is back.
 * @throws what kept the owners from it, where none of them could be published
 */
export async function publishServing(
  deps: PublishDeps,
  organizationId: string,
  owners: readonly string[],
): Promise<void> {
  const nodes = await deps.db.node.findMany({
    where: { ...servingNodes(organizationId), state: { not: "unreachable" }, meshCertificate: { not: null } },
    select: { id: true },
  });
  const others = nodes.map(({ id }) => id);
  const publishOthers = (owner: string) =>
    Promise.allSettled(others.filter((id) => id !== owner).map((id) => publishNode(deps, id)));
  const late = new AbortController();
  const patience = sleep(patienceMs, null, { signal: late.signal, ref: false }).catch(() => null);
  const runs = [...new Set(owners)].map(async (owner) => {
    const first = publishNode(deps, owner);
    // What was let go of need not wait for the owner.
    const besides = publishOthers(owner);
    await first;
    await Promise.all([besides, publishOthers(owner)]);
  });
  try {
    const results = await Promise.race([Promise.allSettled(runs), patience]);
    const failed = (results ?? []).filter((result) => result.status === "rejected");
    if (failed.length > 0 && failed.length === runs.length) throw failed[0]?.reason;
  } finally {
    late.abort();
  }
}
