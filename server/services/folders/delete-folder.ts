import { z } from "zod";
import { recordActivity } from "../activity";
import { locateFolder } from "../locate";
import { mutation } from "../use-case";

/** Deletes a folder; what is in it moves one up, so that nothing running is touched. */
export const deleteFolder = mutation({
  permission: "application.delete",
  input: z.object({ folderId: z.string() }),
  locate: locateFolder,
  run: async (ctx, _input, { folder, project }) => {
    const { id, name, parentId } = folder;
    await ctx.db.$transaction(async (tx) => {
      await tx.folder.updateMany({ where: { parentId: id }, data: { parentId } });
      await tx.application.updateMany({ where: { folderId: id }, data: { folderId: parentId } });
      await tx.folder.delete({ where: { id } });
      const subject = { type: "folder", id, name };
      await recordActivity(tx, ctx, { organizationId: project.organizationId, action: "folder.deleted", subject });
    });
    return {};
  },
});
