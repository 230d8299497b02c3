import { z } from "zod";
import { parseName } from "../../domain/names";
import { recordActivity } from "../activity";
import { locateFolder } from "../locate";
import { mutation } from "../use-case";

export const renameFolder = mutation({
  permission: "application.create",
  input: z.object({ folderId: z.string(), name: z.string() }),
  locate: locateFolder,
  run: async (ctx, input, { folder, project }) => {
    const name = parseName(input.name);
    await ctx.db.$transaction(async (tx) => {
      await tx.folder.update({ where: { id: folder.id }, data: { name } });
      const subject = { type: "folder", id: folder.id, name };
      await recordActivity(tx, ctx, { organizationId: project.organizationId, action: "folder.renamed", subject });
    });
    return { name };
  },
});
