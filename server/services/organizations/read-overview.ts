import { z } from "zod";
import { can } from "../../domain/access/can";
import type { Transaction } from "../../db/client";
import { findTraffic } from "../metrics/find-traffic";
import { findNodes } from "../nodes/find-nodes";
import { locateOrganization } from "../locate";
import { findVisibleMarks } from "../projects/find-marks";
import { type ProjectScope, visibleProjects, visibleScope } from "../projects/visible-projects";
import { type ActorCtx, query } from "../use-case";
import { findAttention } from "./find-attention";
import { findDeletions } from "./find-deletions";
import { findInProgress, findRecent } from "./find-deployments";
import { findProjectRows } from "./find-project-rows";

const shownProjects = 12;
const shownRows = 10;
const shownRecent = 8;
const dayMs = 24 * 3_600_000;

/** The page of an organisation: what runs, what needs somebody, what is on its way. As many queries whatever the size. */
export const readOverview = query({
  permission: "organization.read",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization, resource }) => {
    const scope = visibleScope(ctx, organization.id);
    const mayReadNodes = can(ctx.actor, "node.read", resource);
    const [nodes, { totals, traffic, rows }, attention, inProgress, deletions, recent, today] = await Promise.all([
      mayReadNodes ? findNodes(ctx, organization.id) : [],
      readProjects(ctx, organization.id),
      findAttention(ctx.db, scope, shownRows),
      findInProgress(ctx.db, scope, shownRows),
      findDeletions(ctx.db, scope),
      findRecent(ctx.db, scope, shownRecent),
      countSince(ctx.db, scope, new Date(ctx.now().getTime() - dayMs)),
    ]);
    const { projects, applications, running, whole, desired, serving } = totals;
    return {
      totals: {
        ...{ projects, applications, running, whole, desired, serving },
        attention: (attention[0]?.total ?? 0) + nodes.filter(({ troubles }) => troubles.length > 0).length,
        inProgress: (inProgress[0]?.total ?? 0) + deletions.length,
        today,
        traffic,
      },
      attention,
      nodes,
      inProgress,
      deletions,
      recent,
      projects: rows,
      rights: { createProject: can(ctx.actor, "project.create", resource) },
    };
  },
});

/** The first projects with what serves in them and what was asked of them, and the same of all together. */
async function readProjects(ctx: ActorCtx, organizationId: string) {
  const scope = visibleScope(ctx, organizationId);
  const [{ totals, rows }, all] = await Promise.all([
    findVisibleMarks(ctx, organizationId).then((marks) => findProjectRows(ctx.db, scope, marks, shownProjects)),
    findSubjects(ctx, organizationId),
  ]);
  const trafficOf = await findTraffic(ctx.db, [...new Set([...all, ...rows.map(({ id }) => id)])], ctx.now());
  return { totals, traffic: trafficOf(all), rows: rows.map((row) => ({ ...row, traffic: trafficOf([row.id]) })) };
}

/** Whose figures are those of all that the actor may see: the organisation's own, or of the projects that a team was given. */
async function findSubjects(ctx: ActorCtx, organizationId: string): Promise<readonly string[]> {
  if (can(ctx.actor, "project.read", { organizationId })) return [organizationId];
  const where = visibleProjects(ctx, organizationId);
  return (await ctx.db.project.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Deployments since a moment, and how those ended that did. */
async function countSince(db: Transaction, scope: ProjectScope, since: Date) {
  const [row] = await db.$queryRaw<{ all: number; succeeded: number; failed: number }[]>`
    select count(*)::int as "all",
      (count(*) filter (where d."status" = 'SUCCEEDED'))::int as succeeded,
      (count(*) filter (where d."status" in ('FAILED', 'ROLLED_BACK')))::int as failed
    from "Deployment" d
    join "AppEnvironment" ae on ae."id" = d."appEnvironmentId"
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId" and ${scope}
    where d."createdAt" > ${since}`;
  return row ?? { all: 0, succeeded: 0, failed: 0 };
}
