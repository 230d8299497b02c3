import { can } from "../../domain/access/can";
import { visibleProjects } from "../projects/visible-projects";
import type { ActorCtx } from "../use-case";

/** What somebody was told in an organisation, but for what they may no longer see. */
export const visibleNotices = (ctx: ActorCtx, organizationId: string) => ({
  organizationId,
  userId: ctx.actor.userId,
  OR: [
    { appEnvironment: { application: { project: visibleProjects(ctx, organizationId) } } },
    ...(can(ctx.actor, "node.read", { organizationId }) ? [{ nodeId: { not: null } }] : []),
  ],
});
