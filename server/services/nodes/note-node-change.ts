import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { recordEvents } from "../../events/record-event";
import { recordActivity } from "../activity";
import type { ActorCtx } from "../use-case";

interface Node {
  readonly id: string;
  readonly name: string;
  /** null: all organisations may run on it */
  readonly organizationId: string | null;
}

/** The organisations whose applications may run on a node. */
export const findUsers = (tx: Transaction, { organizationId }: Pick<Node, "organizationId">) =>
  tx.organization.findMany({
    where: organizationId === null ? {} : { id: organizationId },
    select: { id: true, demo: true },
  });

/** Tells all who may look at a node that it changed. */
export async function tellOfNode(tx: Transaction, node: Node, payload: Prisma.InputJsonObject = {}): Promise<void> {
  const users = await findUsers(tx, node);
  await recordEvents(
    tx,
    users.map(({ id }) => ({ organizationId: id, type: "node.changed", subjectId: node.id, payload })),
  );
}

/** Writes down what somebody did to a node, in the organisation that looks after it, and tells all who may look at it. */
export async function noteNodeChange(
  tx: Transaction,
  ctx: ActorCtx,
  change: {
    readonly node: Node;
    readonly owner: string;
    readonly action: string;
    readonly detail?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { node, owner, action, detail } = change;
  await recordActivity(tx, ctx, {
    organizationId: owner,
    action,
    subject: { type: "node", id: node.id, name: node.name },
    ...(detail === undefined ? {} : { detail }),
  });
  await tellOfNode(tx, node);
}
