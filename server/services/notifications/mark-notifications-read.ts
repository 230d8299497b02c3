import { z } from "zod";
import { recordEvent } from "../../events/record-event";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { noticeId } from "./notice-id";

/**
 * Marks as read: one notification, or all up to the newest that one has seen. What is read already stays as it is. One's other
 * pages are told, so that they count the same.
 */
export const markNotificationsRead = mutation({
  permission: "organization.read",
  input: z.union([
    z.object({ organization: z.string(), id: noticeId }),
    z.object({ organization: z.string(), upTo: noticeId }),
  ]),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const id = "id" in input ? BigInt(input.id) : { lte: BigInt(input.upTo) };
    const { userId } = ctx.actor;
    const marked = await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.notification.updateMany({
        where: { organizationId: organization.id, userId, readAt: null, id },
        data: { readAt: ctx.now() },
      });
      const read = { organizationId: organization.id, type: "notification.read", subjectId: userId } as const;
      if (count > 0) await recordEvent(tx, { ...read, payload: { userId } });
      return count;
    });
    return { marked };
  },
});
