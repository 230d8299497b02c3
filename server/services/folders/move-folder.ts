import { z } from "zod";
import { invalid, notFound } from "../../domain/errors";
import { canMoveFolder, maxFolderDepth } from "../../domain/folder-tree";
import { recordActivity } from "../activity";
import { locateFolder } from "../locate";
import { mutation } from "../use-case";

/** Puts a folder, with all in it, under another of the same project; null is the top. */
export const moveFolder = mutation({
  permission: "application.create",
  input: z.object({ folderId: z.string(), parentId: z.string().nullable() }),
  locate: locateFolder,
  run: async (ctx, { parentId }, { folder, project }) => {
    await ctx.db.$transaction(async (tx) => {
      // One move at a time per project: two at once could each be right and together form a loop.
      await tx.$executeRaw`select 1 from "Project" where id = ${project.id} for update`;
      const folders = await tx.folder.findMany({ where: { projectId: project.id } });
      if (parentId !== null && !folders.some((other) => other.id === parentId)) throw notFound("folder");
      const verdict = canMoveFolder(folders, folder.id, parentId);
      if (verdict === "loop") throw invalid({ parentId: "A folder cannot go into itself. Choose another one." });
      if (verdict === "deep")
        throw invalid({ parentId: `Folders nest ${maxFolderDepth} deep at most. Choose one further up.` });
      await tx.folder.update({ where: { id: folder.id }, data: { parentId } });
      const subject = { type: "folder", id: folder.id, name: folder.name };
      await recordActivity(tx, ctx, { organizationId: project.organizationId, action: "folder.moved", subject });
    });
    return {};
  },
});
