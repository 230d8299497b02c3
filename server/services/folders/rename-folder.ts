import { z } from "zod";
import { parseName } from "../../domain/names";
import { locateFolder } from "../locate";
import { noteProjectChange } from "../projects/note-change";
import { mutation } from "../use-case";
import { orTaken, requireFreeName } from "./free-name";

export const renameFolder = mutation({
  permission: "application.create",
  input: z.object({ folderId: z.string(), name: z.string() }),
  locate: locateFolder,
  run: async (ctx, input, { folder, project }) => {
    const name = parseName(input.name);
    const { id } = folder;
    const work = ctx.db.$transaction(async (tx) => {
      await requireFreeName(tx, { ...folder, name }, id);
      await tx.folder.update({ where: { id }, data: { name } });
      const detail = { before: folder.name, after: name };
      await noteProjectChange(tx, ctx, {
        project,
        action: "folder.renamed",
        subject: { type: "folder", id, name },
        detail,
      });
    });
    await orTaken(name, work);
    return { name };
  },
});
