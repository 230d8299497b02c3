import { z } from "zod";
import { parseName } from "../../domain/names";
import { recordActivity } from "../activity";
import { locateProject } from "../locate";
import { mutation } from "../use-case";

/** Changes the name; the address (slug) stays, so that links go on working. */
export const renameProject = mutation({
  permission: "project.update",
  input: z.object({ organization: z.string(), project: z.string(), name: z.string() }),
  locate: locateProject,
  run: async (ctx, input, { project }) => {
    const name = parseName(input.name);
    const { id, organizationId } = project;
    await ctx.db.$transaction(async (tx) => {
      await tx.project.update({ where: { id }, data: { name } });
      const detail = { before: project.name, after: name };
      await recordActivity(tx, ctx, {
        organizationId,
        action: "project.renamed",
        subject: { type: "project", id, name },
        detail,
      });
    });
    return { name };
  },
});
