import { Prisma } from "../../db/generated/client";
import { can } from "../../domain/access/can";
import type { ActorCtx } from "../use-case";

/** Which projects of an organisation the actor may see: all of them, or those that a team was given. */
export const visibleProjects = (ctx: ActorCtx, organizationId: string) => ({
  organizationId,
  ...(can(ctx.actor, "project.read", { organizationId }) ? {} : { id: { in: Object.keys(ctx.actor.projects) } }),
});

/** A condition on rows of "Project" that are called p in the statement. */
export type ProjectScope = Prisma.Sql;

/** The same in a statement of our own: the tenant is named in it, so no list of ids has to be sent. */
export const visibleScope = (ctx: ActorCtx, organizationId: string): ProjectScope =>
  can(ctx.actor, "project.read", { organizationId })
    ? Prisma.sql`p."organizationId" = ${organizationId}`
    : Prisma.sql`p."organizationId" = ${organizationId} and p."id" = any(${Object.keys(ctx.actor.projects)})`;

/** Some projects that were found within the tenant before. */
export const theseProjects = (ids: readonly string[]): ProjectScope => Prisma.sql`p."id" = any(${[...ids]})`;
