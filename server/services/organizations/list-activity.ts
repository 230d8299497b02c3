import { z } from "zod";
import { locateOrganization } from "../locate";
import { query } from "../use-case";

const pageSize = 50;

/** What a line can be about, by the words of the filter. */
const subjects = {
  applications: ["application"],
  projects: ["project", "folder"],
  people: ["user", "team", "organization"],
} as const;

/** Who did what, newest first, 50 a page; `before` is the id of the last line seen, `who` the id of a user. */
export const listActivity = query({
  permission: "activity.read",
  input: z.object({
    organization: z.string(),
    before: z.string().optional(),
    who: z.string().optional(),
    what: z.enum(["applications", "projects", "people"]).optional(),
  }),
  locate: locateOrganization,
  run: async (ctx, { before, who, what }, { organization }) => {
    const rows = await ctx.db.activity.findMany({
      where: {
        organizationId: organization.id,
        ...(who === undefined ? {} : { actorId: who }),
        ...(what === undefined ? {} : { subjectType: { in: [...subjects[what]] } }),
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: pageSize + 1,
      ...(before === undefined ? {} : { cursor: { id: before }, skip: 1 }),
      select: {
        ...{ id: true, actorName: true, action: true, detail: true },
        ...{ subjectType: true, subjectName: true, createdAt: true },
        ...{ address: true, requestId: true, userAgent: true },
      },
    });
    const lines = rows.slice(0, pageSize);
    return { lines, next: rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null };
  },
});
