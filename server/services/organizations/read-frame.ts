import { z } from "zod";
import { can } from "../../domain/access/can";
import { worstMark } from "../../domain/application/mark";
import { markOfTroubles } from "../../domain/node/node-trouble";
import { pathTo } from "../../domain/folder-tree";
import { locateOrganization } from "../locate";
import { countUnread } from "../notifications/read-unread";
import { findNodes } from "../nodes/find-nodes";
import { findFolders } from "../projects/find-folders";
import { findVisibleMarks } from "../projects/find-marks";
import { visibleProjects, visibleScope } from "../projects/visible-projects";
import { type ActorCtx, query } from "../use-case";
import { findBranches } from "./find-branches";

/** Beyond these the tree leads to the list of all projects, which can be searched. */
const shownProjects = 40;
/** Looks come every 3 s. */
const staleMs = 15_000;

/**
 * The frame of every page in an organisation: its name, the others to switch to, the tree with its open branches. What is
 * closed is not read, so that a thousand applications cost nothing. `project` and `application` are those of the page: the way to
 * them is open unless it was closed by hand.
 */
export const readFrame = query({
  permission: "organization.read",
  input: z.object({
    organization: z.string(),
    open: z.array(z.string()).max(100).readonly().default([]),
    closed: z.array(z.string()).max(100).readonly().default([]),
    project: z.string().optional(),
    application: z.string().optional(),
  }),
  locate: locateOrganization,
  run: async (ctx, input, { organization, resource }) => {
    const { id, slug, name, demo } = organization;
    const [organizations, shown, nodes, way, marks, unread] = await Promise.all([
      ctx.db.organization.findMany({
        where: { id: { in: Object.keys(ctx.actor.organizations) } },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: { slug: true, name: true },
        take: 50,
      }),
      findFirstProjects(ctx, id, input.project),
      findNodes(ctx, id),
      findWay(ctx, id, input),
      findVisibleMarks(ctx, id),
      countUnread(ctx, id),
    ]);
    const current = shown.find((project) => project.slug === input.project);
    const open = new Set([...input.open, ...(current === undefined ? [] : [current.id, ...way.folders])]);
    for (const node of input.closed) open.delete(node);
    const branches = await findBranches(ctx.db, {
      projectIds: shown.filter((project) => open.has(project.id)).map((project) => project.id),
      folderIds: [...open],
      applicationId: way.applicationId,
      marks,
    });
    const markOf = (belongs: (projectId: string) => boolean) =>
      worstMark(marks.filter(({ projectId }) => belongs(projectId)).map(({ mark }) => mark));
    const shownIds = new Set(shown.map((project) => project.id));
    return {
      organization: { id, slug, name, demo },
      organizations,
      projects: shown.map((project) => ({
        ...{ id: project.id, slug: project.slug, name: project.name },
        mark: markOf((other) => other === project.id),
      })),
      more: { projects: (shown[0]?.total ?? 0) - shown.length, mark: markOf((other) => !shownIds.has(other)) },
      branches,
      way: current === undefined ? [] : [current.id, ...way.folders],
      parts: describeParts(nodes, ctx.now()),
      unread,
      underWay: marks.reduce((sum, { underWay }) => sum + underWay, 0),
      nodesMark: markOfTroubles(nodes.flatMap(({ troubles }) => troubles)),
      rights: {
        createProject: can(ctx.actor, "project.create", resource),
        update: can(ctx.actor, "organization.update", resource),
        manageMembers: can(ctx.actor, "member.manage", resource),
        manageTeams: can(ctx.actor, "team.manage", resource),
        readNodes: can(ctx.actor, "node.read", resource),
        readActivity: can(ctx.actor, "activity.read", resource),
      },
    };
  },
});

/**
 * Whether the worker sees engine and edge of any node answer: that one of several is away is told of that node, and is no fault of
 * ours. That this is read at all shows the rest.
 */
function describeParts(nodes: readonly { readonly lastSeenAt: Date | null }[], now: Date) {
  const times = nodes.map(({ lastSeenAt }) => lastSeenAt?.getTime() ?? 0);
  const seenAt = Math.max(...times);
  const running = times.length > 0 && now.getTime() - seenAt <= staleMs;
  return { running, seenAt: Number.isFinite(seenAt) && seenAt > 0 ? new Date(seenAt) : null };
}

/** The first projects by name, and that of the page; each with how many there are. */
const findFirstProjects = (ctx: ActorCtx, organizationId: string, slug: string | undefined) =>
  ctx.db.$queryRaw<{ id: string; slug: string; name: string; total: number }[]>`
    select "id", "slug", "name", "total" from (
      select p."id", p."slug", p."name", (count(*) over ())::int as "total",
        row_number() over (order by p."name", p."id") as "n"
      from "Project" p where ${visibleScope(ctx, organizationId)}
    ) as numbered
    where "n" <= ${shownProjects} or "slug" = ${slug ?? null} order by "n"`;

interface Place {
  readonly project?: string | undefined;
  readonly application?: string | undefined;
}

/** The folders that lead to the page's application. */
async function findWay(ctx: ActorCtx, organizationId: string, { project, application }: Place) {
  const nowhere = { applicationId: null, folders: [] };
  if (project === undefined || application === undefined) return nowhere;
  const found = await ctx.db.application.findFirst({
    where: { slug: application, project: { slug: project, ...visibleProjects(ctx, organizationId) } },
    select: { id: true, folderId: true, projectId: true },
  });
  if (found === null) return nowhere;
  if (found.folderId === null) return { applicationId: found.id, folders: [] };
  const folders = await findFolders(ctx, found.projectId);
  return { applicationId: found.id, folders: pathTo(folders, found.folderId) };
}
