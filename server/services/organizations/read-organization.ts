import { z } from "zod";
import { can } from "../../domain/access/can";
import { locateOrganization } from "../locate";
import { query } from "../use-case";

/** The frame of every page in an organisation: its name, and the projects the actor may see, with their counts. */
export const readOrganization = query({
  permission: "organization.read",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization, resource }) => {
    const seesAll = can(ctx.actor, "project.read", resource);
    const projects = await ctx.db.project.findMany({
      where: {
        organizationId: organization.id,
        ...(seesAll ? {} : { id: { in: Object.keys(ctx.actor.projects) } }),
      },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, slug: true, name: true, _count: { select: { applications: true } } },
      take: 500,
    });
    const { id, slug, name } = organization;
    return {
      organization: { id, slug, name },
      projects: projects.map(({ _count, ...project }) => ({ ...project, applications: _count.applications })),
      rights: {
        createProject: can(ctx.actor, "project.create", resource),
        update: can(ctx.actor, "organization.update", resource),
        manageMembers: can(ctx.actor, "member.manage", resource),
        readActivity: can(ctx.actor, "activity.read", resource),
      },
    };
  },
});
