import { z } from "zod";
import { recordActivity } from "../activity";
import { locateTeam } from "../locate";
import { mutation } from "../use-case";

/** Deletes a team. Its members keep their accounts, and lose at once what only this team gave them. */
export const deleteTeam = mutation({
  permission: "team.manage",
  input: z.object({ teamId: z.string() }),
  locate: locateTeam,
  run: async (ctx, _input, { team }) => {
    const { id, name, organizationId } = team;
    await ctx.db.$transaction(async (tx) => {
      await tx.team.delete({ where: { id } });
      await recordActivity(tx, ctx, { organizationId, action: "team.deleted", subject: { type: "team", id, name } });
    });
    return {};
  },
});
