import { z } from "zod";
import type { Transaction } from "../../db/client";
import { invalid, notFound } from "../../domain/errors";
import { canMoveFolder, maxFolderDepth } from "../../domain/folder-tree";
import { locateFolder } from "../locate";
import { noteProjectChange } from "../projects/note-change";
import { mutation } from "../use-case";
import { orTaken, requireFreeName } from "./free-name";

/** Puts a folder, with all in it, under another of the same project; null is the top. */
export const moveFolder = mutation({
  permission: "application.create",
  input: z.object({ folderId: z.string(), parentId: z.string().nullable() }),
  locate: locateFolder,
  run: async (ctx, { parentId }, { folder, project }) => {
    const { id, name } = folder;
    const work = ctx.db.$transaction(async (tx) => {
      // One move at a time per project: two at once could each be right and together form a loop.
      await tx.$executeRaw`select 1 from "Project" where id = ${project.id} for update`;
      await requirePlace(tx, project.id, id, parentId);
      await requireFreeName(tx, { ...folder, parentId }, id);
      await tx.folder.update({ where: { id }, data: { parentId } });
      await noteProjectChange(tx, ctx, { project, action: "folder.moved", subject: { type: "folder", id, name } });
    });
    await orTaken(name, work);
    return {};
  },
});

async function requirePlace(tx: Transaction, projectId: string, id: string, parentId: string | null): Promise<void> {
  const folders = await tx.folder.findMany({ where: { projectId } });
  if (parentId !== null && !folders.some((other) => other.id === parentId)) throw notFound("folder");
  const verdict = canMoveFolder(folders, id, parentId);
  if (verdict === "loop") throw invalid({ parentId: "A folder cannot go into itself. Choose another one." });
  if (verdict === "deep")
    throw invalid({ parentId: `Folders nest ${maxFolderDepth} deep at most. Choose one further up.` });
}
