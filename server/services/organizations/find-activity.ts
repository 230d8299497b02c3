import { z } from "zod";
import type { Prisma } from "../../db/generated/client";
import type { locateOrganization } from "../locate";
import type { ActorCtx } from "../use-case";

/** What a line can be about, by the words of the filter. */
const subjects = {
  applications: ["application"],
  projects: ["project", "folder"],
  nodes: ["node"],
  people: ["user", "team", "organization"],
} as const;

const kinds = Object.keys(subjects) as [keyof typeof subjects];

/**
 * Which lines are asked for: `who` is the id of a user, `project` a slug; `from` and `until` are moments, the second one not
 * itself included; `before` is the id of the last line that was seen.
 */
export const activityFilter = z.object({
  organization: z.string(),
  before: z.string().max(60).optional(),
  who: z.string().max(60).optional(),
  what: z.enum(kinds).optional(),
  project: z.string().max(100).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
});

export type ActivityFilter = z.infer<typeof activityFilter>;
export type ActivityLocated = Awaited<ReturnType<typeof locateOrganization>>;

const shown = {
  ...{ id: true, actorName: true, action: true, detail: true },
  ...{ subjectType: true, subjectName: true, createdAt: true },
  ...{ address: true, requestId: true, userAgent: true },
} as const satisfies Prisma.ActivitySelect;

/** A page of lines, newest first; `next` is the `before` of the one after it, null at the end. */
export async function findActivity(
  { db }: Pick<ActorCtx, "db">,
  { organization }: ActivityLocated,
  { before, who, what, project, from, until }: ActivityFilter,
  pageSize: number,
) {
  const organizationId = organization.id;
  const rows = await db.activity.findMany({
    where: {
      organizationId,
      ...(who === undefined ? {} : { actorId: who }),
      ...(what === undefined ? {} : { subjectType: { in: [...subjects[what]] } }),
      // A project that is gone has no slug any more: nothing is found.
      ...(project === undefined ? {} : { projectId: await idOfProject(db, organizationId, project) }),
      createdAt: { ...(from === undefined ? {} : { gte: from }), ...(until === undefined ? {} : { lt: until }) },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize + 1,
    ...(before === undefined ? {} : { cursor: { id: before }, skip: 1 }),
    select: shown,
  });
  const lines = rows.slice(0, pageSize);
  return { lines, next: rows.length > pageSize ? (lines.at(-1)?.id ?? null) : null };
}

async function idOfProject(db: ActorCtx["db"], organizationId: string, slug: string): Promise<string> {
  const project = await db.project.findFirst({ where: { organizationId, slug }, select: { id: true } });
  return project?.id ?? "";
}
