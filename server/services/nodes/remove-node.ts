import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Transaction } from "../../db/client";
import { createDockerodeEngine } from "../../docker/dockerode/create-dockerode-engine";
import { isEngineError } from "../../docker/engine-error";
import { AppError, invalid } from "../../domain/errors";
import { localNodeId } from "../../machines/local-node";
import { createTransport, type NodeRow, readWay } from "../../machines/way";
import { type ActorCtx, mutation } from "../use-case";
import { clearNode } from "./clear-node";
import { describeHindrance, findNodeRemoval } from "./find-node-removal";
import { locateManagedNode } from "./locate-managed-node";
import { noteNodeChange } from "./note-node-change";

/** Longer than a worker goes without asking whether a node is still its own. */
const lettingGoMs = 2_500;
const holdMs = 60_000;
const clearLimitMs = 10_000;

/**
 * Takes a node out, once nothing runs on it: our containers there are removed where it can be reached, volumes stay. `confirm` is
 * its name, typed. @returns `cleared`: whether that was done; otherwise what is ours is still there
 */
export const removeNode = mutation({
  permission: "node.manage",
  input: z.object({ organization: z.string(), node: z.string().max(100), confirm: z.string() }),
  locate: locateManagedNode,
  run: async (ctx, { confirm }, { resource, node }) => {
    if (confirm !== node.name) throw invalid({ confirm: `Type “${node.name}” to confirm.` });
    if (node.id === localNodeId)
      throw new AppError(
        "conflict",
        "This machine’s own node comes with the installation and stays. Disable it instead.",
      );
    const networks = await ctx.db.nodeNetwork.findMany({ where: { nodeId: node.id }, select: { name: true } });
    await ctx.db.$transaction(async (tx) => {
      await requireEmpty(tx, ctx, node.id);
      // No worker brings the edge back while it is taken down. When we end before we are done, one takes it up again.
      const leaseUntil = new Date(ctx.now().getTime() + holdMs);
      await tx.node.update({ where: { id: node.id }, data: { leaseOwner: "removal", leaseUntil } });
    });
    await sleep(lettingGoMs);
    const names = networks.map(({ name }) => name);
    const cleared = await clear(ctx, node, names);
    await ctx.db.$transaction(async (tx) => {
      await requireEmpty(tx, ctx, node.id);
      // What is remembered of replicas that were there goes with it, and with that the kept lines of their logs.
      await tx.replica.deleteMany({ where: { nodeId: node.id } });
      const detail = { cleared };
      await noteNodeChange(tx, ctx, { node, owner: resource.organizationId, action: "node.removed", detail });
      await tx.node.delete({ where: { id: node.id } });
    });
    return { cleared };
  },
});

/** @throws AppError conflict, which names what is on it. Until the transaction ends, nothing new comes. */
async function requireEmpty(tx: Transaction, ctx: ActorCtx, nodeId: string): Promise<void> {
  // Whoever writes a replica, or begins a build, holds its node's row by the foreign key: none comes between this look and the end.
  await tx.$executeRaw`select 1 from "Node" where "id" = ${nodeId} for update`;
  const hindrance = describeHindrance(await findNodeRemoval(tx, ctx, nodeId));
  if (hindrance !== null) throw new AppError("conflict", hindrance);
}

async function clear(ctx: ActorCtx, node: NodeRow, networks: readonly string[]): Promise<boolean> {
  const transport = createTransport(readWay(node, ctx.vault));
  try {
    await clearNode(createDockerodeEngine(transport, { limitMs: clearLimitMs }), ctx.edgeName, networks);
    return true;
  } catch (error) {
    if (isEngineError(error)) return false;
    throw error;
  } finally {
    transport.close();
  }
}
