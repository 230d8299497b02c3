import { z } from "zod";
import { newId } from "../../db/new-id";
import { parseName, pickSlug } from "../../domain/names";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";

export const createTeam = mutation({
  permission: "team.manage",
  input: z.object({ organization: z.string(), name: z.string() }),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const name = parseName(input.name);
    const organizationId = organization.id;
    const taken = await ctx.db.team.findMany({ where: { organizationId }, select: { slug: true } });
    const slug = pickSlug(name, new Set(taken.map((row) => row.slug)));
    const id = newId("team");
    await ctx.db.$transaction(async (tx) => {
      await tx.team.create({ data: { id, organizationId, slug, name } });
      await recordActivity(tx, ctx, { organizationId, action: "team.created", subject: { type: "team", id, name } });
    });
    return { id, slug };
  },
});
