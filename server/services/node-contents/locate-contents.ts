import { z } from "zod";
import { can } from "../../domain/access/can";
import { AppError } from "../../domain/errors";
import { contentKinds } from "../../domain/node-contents/thing";
import { findInstallationOrganization } from "../nodes/locate-managed-node";
import { locateNode } from "../nodes/read-node";
import { once } from "../once";
import type { ActorCtx } from "../use-case";

/** How a node is named in calls. */
export const nodeAddress = z.object({ organization: z.string(), node: z.string().max(100) });

export const contentAddress = nodeAddress.extend({
  kind: z.enum(contentKinds),
  /** an id, or a name where the engine takes one */
  id: z.string().min(1).max(500),
});

/**
 * A node, and whether the one who asks looks after it. A node of the installation is looked after in its oldest organisation only:
 * what else runs there concerns all of them.
 */
export async function locateContents(ctx: ActorCtx, input: z.output<typeof nodeAddress>) {
  const located = await locateNode(ctx, input);
  const caretaker = await once(ctx, `caretaker:${located.node.id}`, () => findCaretaker(ctx, located.node.id));
  const cares = caretaker === located.organization.id;
  return { ...located, manages: cares && can(ctx.actor, "node.manage", located.resource), shared: !cares };
}

export type LocatedContents = Awaited<ReturnType<typeof locateContents>>;

/** The same, for those who change something there. @throws AppError forbidden where another organisation looks after the node */
export async function locateManagedContents(ctx: ActorCtx, input: z.output<typeof nodeAddress>) {
  const located = await locateContents(ctx, input);
  if (located.shared)
    throw new AppError(
      "forbidden",
      "This node is shared by all organisations of the installation. The administrators of its first organisation look after it.",
    );
  return located;
}

async function findCaretaker(ctx: ActorCtx, nodeId: string): Promise<string | null> {
  const node = await ctx.db.node.findUniqueOrThrow({ where: { id: nodeId }, select: { organizationId: true } });
  return node.organizationId ?? findInstallationOrganization(ctx.db);
}
