import { z } from "zod";
import { locateOrganization } from "../locate";
import { query } from "../use-case";

const pageSize = 50;

/** Who did what, newest first, 50 a page; `before` is the id of the last line seen. */
export const listActivity = query({
  permission: "activity.read",
  input: z.object({ organization: z.string(), before: z.string().optional() }),
  locate: locateOrganization,
  run: async (ctx, { before }, { organization }) => {
    const rows = await ctx.db.activity.findMany({
      where: { organizationId: organization.id },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: pageSize + 1,
      ...(before === undefined ? {} : { cursor: { id: before }, skip: 1 }),
      select: { id: true, actorName: true, action: true, subjectType: true, subjectName: true, createdAt: true },
    });
    const lines = rows.slice(0, pageSize);
    return { lines, next: rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null };
  },
});
