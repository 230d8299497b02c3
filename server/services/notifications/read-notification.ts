import { z } from "zod";
import { notFound } from "../../domain/errors";
import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { noticeId } from "./notice-id";
import { noticeSelect, toNotice } from "./to-notice";
import { visibleNotices } from "./visible-notices";

/** One thing that one was told; for whom the event named its id. */
export const readNotification = query({
  permission: "organization.read",
  input: z.object({ organization: z.string(), id: noticeId }),
  locate: locateOrganization,
  run: async (ctx, { id }, { organization }) => {
    const where = { ...visibleNotices(ctx, organization.id), id: BigInt(id) };
    const row = await ctx.db.notification.findFirst({ where, select: noticeSelect });
    if (row === null) throw notFound("notification");
    return toNotice(row);
  },
});
