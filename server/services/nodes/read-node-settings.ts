import { z } from "zod";
import { type Duty, formatLabels } from "../../domain/node/node-words";
import { localNodeId } from "../../machines/local-node";
import { query } from "../use-case";
import { describeWay } from "./describe-way";
import { describeHindrance, findNodeRemoval } from "./find-node-removal";
import { locateManagedNode } from "./locate-managed-node";
import { readShownKey } from "./shown-host-key";

/** How a node is used and reached, without its secrets, and what stands in the way of its removal. */
export const readNodeSettings = query({
  permission: "node.manage",
  input: z.object({ organization: z.string(), node: z.string().max(100) }),
  locate: locateManagedNode,
  run: async (ctx, _input, { node }) => {
    const { id, name, dutySince, builds, buildLimit, meshAddress, meshPort } = node;
    const removal = await findNodeRemoval(ctx.db, ctx, id);
    return {
      id,
      name,
      local: id === localNodeId,
      shared: node.organizationId === null,
      duty: node.duty as Duty,
      ...{ dutySince, builds, buildLimit, meshAddress, meshPort },
      labels: formatLabels(node.labels as Record<string, string>),
      way: describeWay(node),
      shownHostKey: readShownKey(node.shownHostKey),
      hindrance: describeHindrance(removal),
    };
  },
});
