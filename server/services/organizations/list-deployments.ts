import { z } from "zod";
import { formatListCursor, parseListCursor } from "../../domain/deployment/list-cursor";
import { locateOrganization } from "../locate";
import { visibleScope } from "../projects/visible-projects";
import { type ActorCtx, query } from "../use-case";
import { type DeploymentRow, findDeploymentRows } from "./find-deployment-rows";
import { findEnvironmentOptions, findProjectOptions } from "./find-filters";

const pageSize = 50;
/** on top of the list; whoever has more of them at once asks for these alone */
const shownMoving = 20;

/**
 * The deployments of all projects that one may see, newest first, 50 a page; on the first page of all of them, up to 20 that are on
 * their way come before those that have ended. `project` and `environment` are slugs, `application` is a part of its name, `before`
 * is the `next` of the page before. `moving` counts those on their way that match; null where they are not on this page.
 */
export const listDeployments = query({
  permission: "organization.read",
  input: z.object({
    organization: z.string(),
    state: z.enum(["all", "moving", "failed", "succeeded"]).default("all"),
    project: z.string().optional(),
    environment: z.string().optional(),
    application: z.string().trim().max(100).optional(),
    before: z.string().max(80).optional(),
  }),
  locate: locateOrganization,
  run: async (ctx, { state, project, environment, application, before }, { organization }) => {
    const scope = visibleScope(ctx, organization.id);
    const filter = { project, environment, search: application };
    const cursor = before === undefined ? null : parseListCursor(before);
    const withMoving = state === "all" && cursor === null;
    const paged = state === "all" ? "ended" : state;
    const [top, found, projects, environments] = await Promise.all([
      withMoving ? findDeploymentRows(ctx.db, scope, { ...filter, state: "moving" }, shownMoving, true) : [],
      findDeploymentRows(ctx.db, scope, { ...filter, state: paged, before: cursor }, pageSize + 1),
      findProjectOptions(ctx.db, scope),
      findEnvironmentOptions(ctx.db, scope),
    ]);
    const rows = found.slice(0, pageSize);
    const last = rows.at(-1);
    // One that ended between the two statements is in both.
    const moving = top.filter(({ id }) => !rows.some((row) => row.id === id));
    return {
      rows: [...moving, ...rows].map((row) => toView(ctx, row)),
      moving: withMoving ? (top[0]?.total ?? 0) : null,
      movingShown: moving.length,
      next:
        found.length > pageSize && last !== undefined ? formatListCursor({ at: last.createdAt, id: last.id }) : null,
      projects,
      environments,
    };
  },
});

const toView = (ctx: ActorCtx, { requestedById, requestedBy, total: _total, ...row }: DeploymentRow) => ({
  ...row,
  requestedBy: requestedById === ctx.actor.userId ? "you" : requestedBy,
});
