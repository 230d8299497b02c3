import { z } from "zod";
import { duties } from "../../domain/node/node-words";
import { mutation } from "../use-case";
import { locateManagedNode } from "./locate-managed-node";
import { wakeNode } from "../reconcile/look-at-node";
import { noteNodeChange } from "./note-node-change";

const actions = { active: "node.activated", draining: "node.drained", disabled: "node.disabled" } as const;

/**
 * What a node is for from now on. active: new replicas may come. draining: none come, and those that are there move away one by
 * one. disabled: none come, and those that are there stay.
 */
export const setNodeDuty = mutation({
  permission: "node.manage",
  input: z.object({ organization: z.string(), node: z.string().max(100), duty: z.enum(duties) }),
  locate: locateManagedNode,
  run: async (ctx, { duty }, { resource, node }) => {
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.node.updateMany({
        where: { id: node.id, duty: { not: duty } },
        data: { duty, dutySince: ctx.now() },
      });
      if (count === 0) return;
      const detail = { before: node.duty, after: duty };
      await noteNodeChange(tx, ctx, { node, owner: resource.organizationId, action: actions[duty], detail });
    });
    // What shall leave it, or may come again, is looked at now.
    await wakeNode(ctx, node.id);
    return {};
  },
});
