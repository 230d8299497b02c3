import { z } from "zod";
import { parseName } from "../../domain/names";
import { recordActivity } from "../activity";
import { locateTeam } from "../locate";
import { mutation } from "../use-case";

export const renameTeam = mutation({
  permission: "team.manage",
  input: z.object({ teamId: z.string(), name: z.string() }),
  locate: locateTeam,
  run: async (ctx, input, { team }) => {
    const name = parseName(input.name);
    const { id, organizationId } = team;
    await ctx.db.$transaction(async (tx) => {
      await tx.team.update({ where: { id }, data: { name } });
      const subject = { type: "team", id, name };
      const detail = { before: team.name, after: name };
      await recordActivity(tx, ctx, { organizationId, action: "team.renamed", subject, detail });
    });
    return { name };
  },
});
