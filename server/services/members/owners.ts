import type { Transaction } from "../../db/client";
import { canAssign } from "../../domain/access/can";
import type { OrganizationRole } from "../../domain/access/permissions";
import { AppError, notFound } from "../../domain/errors";
import type { ActorCtx } from "../use-case";

interface Which {
  readonly organizationId: string;
  readonly userId: string;
}

/**
 * The membership that somebody is about to change. One change of members at a time, so that two owners cannot take each other's role
 * away at once. @throws AppError forbidden when it is above the actor's own
 */
export async function holdMember(tx: Transaction, ctx: ActorCtx, { organizationId, userId }: Which) {
  await tx.$queryRaw`select 1 from "Organization" where "id" = ${organizationId} for update`;
  const membership = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    include: { user: { select: { id: true, name: true } } },
  });
  if (membership === null) throw notFound("member");
  requireAssignable(ctx, organizationId, membership.role);
  return membership;
}

/** @throws AppError forbidden when the role is above the actor's own */
export function requireAssignable(ctx: ActorCtx, organizationId: string, role: OrganizationRole): void {
  const own = ctx.actor.organizations[organizationId];
  if (own === undefined || !canAssign(own, role))
    throw new AppError("forbidden", "Nobody can give or take a role above their own. Ask an owner.");
}

/** @throws AppError conflict when the organisation would be left without an owner */
export async function requireOtherOwner(tx: Transaction, { organizationId, userId }: Which): Promise<void> {
  const others = await tx.membership.count({ where: { organizationId, role: "OWNER", userId: { not: userId } } });
  if (others === 0)
    throw new AppError("conflict", "An organisation needs an owner. Make somebody else an owner first.");
}
