import { z } from "zod";
import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { noticeId } from "./notice-id";
import { noticeSelect, toNotice } from "./to-notice";
import { visibleNotices } from "./visible-notices";

const pageSize = 50;

/** What one was told in an organisation, newest first, 50 a page; `before` is the id of the last one seen. */
export const listNotifications = query({
  permission: "organization.read",
  input: z.object({ organization: z.string(), before: noticeId.optional(), unread: z.boolean().default(false) }),
  locate: locateOrganization,
  run: async (ctx, { before, unread }, { organization }) => {
    const rows = await ctx.db.notification.findMany({
      where: {
        ...visibleNotices(ctx, organization.id),
        ...(before === undefined ? {} : { id: { lt: BigInt(before) } }),
        ...(unread ? { readAt: null } : {}),
      },
      orderBy: { id: "desc" },
      take: pageSize + 1,
      select: noticeSelect,
    });
    const notices = rows.slice(0, pageSize).map(toNotice);
    return { notices, next: rows.length > pageSize ? (notices.at(-1)?.id ?? null) : null };
  },
});
