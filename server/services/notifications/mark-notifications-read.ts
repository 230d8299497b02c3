import { z } from "zod";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { noticeId } from "./notice-id";

/** Marks as read: one notification, or all up to the newest that one has seen. What is read already stays as it is. */
export const markNotificationsRead = mutation({
  permission: "organization.read",
  input: z.union([
    z.object({ organization: z.string(), id: noticeId }),
    z.object({ organization: z.string(), upTo: noticeId }),
  ]),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const id = "id" in input ? BigInt(input.id) : { lte: BigInt(input.upTo) };
    const { count } = await ctx.db.notification.updateMany({
      where: { organizationId: organization.id, userId: ctx.actor.userId, readAt: null, id },
      data: { readAt: ctx.now() },
    });
    return { marked: count };
  },
});
