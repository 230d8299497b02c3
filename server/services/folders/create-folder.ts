import { z } from "zod";
import { newId } from "../../db/new-id";
import { invalid, notFound } from "../../domain/errors";
import { maxFolderDepth, pathTo } from "../../domain/folder-tree";
import { parseName } from "../../domain/names";
import { locateProject } from "../locate";
import { noteProjectChange } from "../projects/note-change";
import { requireOpen } from "../projects/require-open";
import { mutation } from "../use-case";
import { orTaken, requireFreeName } from "./free-name";

/** Makes a folder in a project or in another of its folders. */
export const createFolder = mutation({
  permission: "application.create",
  input: z.object({ organization: z.string(), project: z.string(), name: z.string(), parentId: z.string().nullish() }),
  locate: locateProject,
  run: async (ctx, input, { project }) => {
    const name = parseName(input.name);
    const parentId = input.parentId ?? null;
    const folders = await ctx.db.folder.findMany({ where: { projectId: project.id } });
    if (parentId !== null && !folders.some((folder) => folder.id === parentId)) throw notFound("folder");
    if (pathTo(folders, parentId).length >= maxFolderDepth)
      throw invalid({ parentId: `Folders nest ${maxFolderDepth} deep at most. Choose one further up.` });
    const id = newId("folder");
    const work = ctx.db.$transaction(async (tx) => {
      await requireOpen(tx, project);
      await requireFreeName(tx, { projectId: project.id, parentId, name });
      await tx.folder.create({ data: { id, projectId: project.id, parentId, name } });
      await noteProjectChange(tx, ctx, { project, action: "folder.created", subject: { type: "folder", id, name } });
    });
    await orTaken(name, work);
    return { id };
  },
});
