import { z } from "zod";
import { parseName } from "../../domain/names";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";

/** Changes the name; the address (slug) stays, so that links go on working. */
export const renameOrganization = mutation({
  permission: "organization.update",
  input: z.object({ organization: z.string(), name: z.string() }),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const name = parseName(input.name);
    await ctx.db.$transaction(async (tx) => {
      await tx.organization.update({ where: { id: organization.id }, data: { name } });
      const subject = { type: "organization", id: organization.id, name };
      const detail = { before: organization.name, after: name };
      await recordActivity(tx, ctx, {
        organizationId: organization.id,
        action: "organization.renamed",
        subject,
        detail,
      });
    });
    return { name };
  },
});
