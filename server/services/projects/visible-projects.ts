import { Prisma } from "../../db/generated/client";
import { can } from "../../domain/access/can";
import type { Permission } from "../../domain/access/permissions";
import type { ActorCtx } from "../use-case";

/** Which projects of an organisation the actor may see: all of them, or those that a team was given. */
export const visibleProjects = (ctx: ActorCtx, organizationId: string) => ({
  organizationId,
  ...(can(ctx.actor, "project.read", { organizationId }) ? {} : { id: { in: Object.keys(ctx.actor.projects) } }),
});

/** A condition on rows of "Project" that are called p in the statement. */
export type ProjectScope = Prisma.Sql;

/**
 * The same in a statement of our own: the tenant is named in it, so no list of ids has to be sent.
 * @param permission the right that one must have in a project
 */
export function visibleScope(
  { actor }: ActorCtx,
  organizationId: string,
  permission: Permission = "project.read",
): ProjectScope {
  const all = Prisma.sql`p."organizationId" = ${organizationId}`;
  if (can(actor, permission, { organizationId })) return all;
  const ids = Object.keys(actor.projects).filter((projectId) => can(actor, permission, { organizationId, projectId }));
  return Prisma.sql`${all} and p."id" = any(${ids})`;
}

/** Some projects that were found within the tenant before. */
export const theseProjects = (ids: readonly string[]): ProjectScope => Prisma.sql`p."id" = any(${[...ids]})`;
