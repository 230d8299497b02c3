import { z } from "zod";
import { locateOrganization } from "../locate";
import { type ActorCtx, query } from "../use-case";
import { visibleNotices } from "./visible-notices";

/** How much of what one was told is unread. */
export const readUnread = query({
  permission: "organization.read",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization }) => ({ unread: await countUnread(ctx, organization.id) }),
});

export const countUnread = (ctx: ActorCtx, organizationId: string): Promise<number> =>
  ctx.db.notification.count({ where: { ...visibleNotices(ctx, organizationId), readAt: null } });
