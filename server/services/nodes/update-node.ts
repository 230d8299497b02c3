import { z } from "zod";
import { noteChanges } from "../../domain/activity/note-changes";
import { invalid } from "../../domain/errors";
import { describeNodeChanges } from "../../domain/node/describe-node-changes";
import { buildUses, parseLabels, parseNodeName } from "../../domain/node/node-words";
import { mutation } from "../use-case";
import { locateManagedNode } from "./locate-managed-node";
import { noteNodeChange } from "./note-node-change";
import { requireFree } from "./register-node";

const host = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)$/;

/** Changes what a node is called and used for. `labels`: one name=value a line. What is left out stays as it is. */
export const updateNode = mutation({
  permission: "node.manage",
  input: z.object({
    organization: z.string(),
    node: z.string().max(100),
    name: z.string().max(200).optional(),
    labels: z.string().max(10_000).optional(),
    /** where other nodes' edges reach this one's; "" for nowhere */
    meshAddress: z.string().trim().max(253).optional(),
    meshPort: z.number().int().min(1).max(65_535).optional(),
    builds: z.enum(buildUses).optional(),
    /** builds at once; null for as many as everywhere */
    buildLimit: z.number().int().min(1, "Give at least 1.").max(32, "Give at most 32.").nullable().optional(),
  }),
  locate: locateManagedNode,
  run: async (ctx, input, { resource, node }) => {
    const { builds, buildLimit, meshPort } = input;
    const name = input.name === undefined ? node.name : parseNodeName(input.name);
    const labels = input.labels === undefined ? undefined : parseLabels(input.labels);
    const meshAddress = input.meshAddress === undefined ? undefined : input.meshAddress || null;
    if (meshAddress && !host.test(meshAddress)) throw invalid({ meshAddress: "Give a host name or an address." });
    const data = Object.fromEntries(
      Object.entries({ name, labels, meshAddress, meshPort, builds, buildLimit }).filter(([, to]) => to !== undefined),
    );
    await ctx.db.$transaction(async (tx) => {
      if (name !== node.name) await requireFree(tx, resource.organizationId, name, node.organizationId === null);
      await tx.node.update({
        where: { id: node.id },
        data,
      });
      const detail = {
        ...(name === node.name ? {} : { before: node.name, after: name }),
        changes: noteChanges(describeNodeChanges(node, { ...node, ...data })),
      };
      await noteNodeChange(tx, ctx, {
        node: { ...node, name },
        ...{ owner: resource.organizationId, action: name === node.name ? "node.updated" : "node.renamed", detail },
      });
    });
    return { name };
  },
});
