import { z } from "zod";
import { can } from "../../domain/access/can";
import { locateProject } from "../locate";
import { query } from "../use-case";

/** Which teams may do what in a project, and those that could be given something. */
export const listGrants = query({
  permission: "project.read",
  input: z.object({ organization: z.string(), project: z.string() }),
  locate: locateProject,
  run: async (ctx, _input, { project }) => {
    const { organizationId } = project;
    const teams = await ctx.db.team.findMany({
      where: { organizationId },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: {
        id: true,
        name: true,
        _count: { select: { members: true } },
        grants: { where: { projectId: project.id }, select: { role: true } },
      },
      take: 500,
    });
    return {
      projectId: project.id,
      teams: teams.map(({ _count, grants, ...team }) => ({
        ...team,
        members: _count.members,
        role: grants[0]?.role ?? null,
      })),
      rights: { manage: can(ctx.actor, "team.manage", { organizationId }) },
    };
  },
});
