import { z } from "zod";
import { AppError } from "../../domain/errors";
import { locateFolder } from "../locate";
import { noteProjectChange } from "../projects/note-change";
import { mutation } from "../use-case";

/** Deletes a folder; what is in it moves one up, so that nothing running is touched. */
export const deleteFolder = mutation({
  permission: "application.delete",
  input: z.object({ folderId: z.string() }),
  locate: locateFolder,
  run: async (ctx, _input, { folder, project }) => {
    const { id, name, parentId, projectId } = folder;
    await ctx.db.$transaction(async (tx) => {
      await tx.$executeRaw`select 1 from "Project" where id = ${project.id} for update`;
      const inside = await tx.folder.findMany({ where: { parentId: id }, select: { name: true } });
      const clash = await tx.folder.findFirst({
        where: { projectId, parentId, name: { in: inside.map((child) => child.name) }, id: { not: id } },
      });
      if (clash !== null)
        throw new AppError(
          "conflict",
          `Its folder “${clash.name}” would move to where there is one of that name already. Rename one of them first.`,
        );
      // A child may have the name of the folder that goes: so this one leaves its place first.
      await tx.folder.update({ where: { id }, data: { name: id } });
      await tx.folder.updateMany({ where: { parentId: id }, data: { parentId } });
      await tx.application.updateMany({ where: { folderId: id }, data: { folderId: parentId } });
      await tx.folder.delete({ where: { id } });
      await noteProjectChange(tx, ctx, { project, action: "folder.deleted", subject: { type: "folder", id, name } });
    });
    return {};
  },
});
