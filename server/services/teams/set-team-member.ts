import { z } from "zod";
import { notFound } from "../../domain/errors";
import { recordActivity } from "../activity";
import { locateTeam } from "../locate";
import { mutation } from "../use-case";

/** Puts a member of the organisation into one of its teams, or takes them out. */
export const setTeamMember = mutation({
  permission: "team.manage",
  input: z.object({ teamId: z.string(), userId: z.string(), member: z.boolean() }),
  locate: locateTeam,
  run: async (ctx, { userId, member }, { team }) => {
    const { organizationId, id: teamId } = team;
    await ctx.db.$transaction(async (tx) => {
      const membership = await tx.membership.findUnique({
        where: { organizationId_userId: { organizationId, userId } },
        include: { user: true },
      });
      if (membership === null) throw notFound("member");
      if (member)
        await tx.teamMember.upsert({
          where: { teamId_userId: { teamId, userId } },
          create: { teamId, userId },
          update: {},
        });
      else await tx.teamMember.deleteMany({ where: { teamId, userId } });
      const subject = { type: "team", id: teamId, name: team.name };
      const action = member ? "team.member-added" : "team.member-removed";
      await recordActivity(tx, ctx, { organizationId, action, subject, detail: { member: membership.user.name } });
    });
    return {};
  },
});
