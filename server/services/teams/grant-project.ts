import { z } from "zod";
import { notFound } from "../../domain/errors";
import { recordActivity } from "../activity";
import { locateTeam } from "../locate";
import { mutation } from "../use-case";

/** Gives a team a role in a project of its organisation, or takes it away (null). */
export const grantProject = mutation({
  permission: "team.manage",
  input: z.object({
    teamId: z.string(),
    projectId: z.string(),
    role: z.enum(["VIEWER", "DEVELOPER", "MAINTAINER"]).nullable(),
  }),
  locate: locateTeam,
  run: async (ctx, { projectId, role }, { team }) => {
    const { organizationId, id: teamId } = team;
    await ctx.db.$transaction(async (tx) => {
      const project = await tx.project.findFirst({ where: { id: projectId, organizationId } });
      if (project === null) throw notFound("project");
      const where = { teamId_projectId: { teamId, projectId } };
      if (role === null) await tx.teamGrant.deleteMany({ where: { teamId, projectId } });
      else await tx.teamGrant.upsert({ where, create: { teamId, projectId, role }, update: { role } });
      const subject = { type: "team", id: teamId, name: team.name };
      await recordActivity(tx, ctx, {
        organizationId,
        action: "team.granted",
        subject,
        detail: { project: project.name, role },
      });
    });
    return {};
  },
});
