import { z } from "zod";
import { newId } from "../../db/new-id";
import { isUniqueViolation } from "../../db/unique";
import { AppError, invalid, notFound } from "../../domain/errors";
import { maxFolderDepth, pathTo } from "../../domain/folder-tree";
import { parseName } from "../../domain/names";
import { recordActivity } from "../activity";
import { locateProject } from "../locate";
import { mutation } from "../use-case";

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
    if (folders.some((folder) => folder.parentId === parentId && folder.name === name)) throw taken(name);
    if (pathTo(folders, parentId).length >= maxFolderDepth)
      throw invalid({ parentId: `Folders nest ${maxFolderDepth} deep at most. Choose one further up.` });
    const id = newId("folder");
    const { organizationId } = project;
    try {
      await ctx.db.$transaction(async (tx) => {
        await tx.folder.create({ data: { id, projectId: project.id, parentId, name } });
        await recordActivity(tx, ctx, {
          organizationId,
          action: "folder.created",
          subject: { type: "folder", id, name },
        });
      });
    } catch (error) {
      throw isUniqueViolation(error) ? taken(name) : error;
    }
    return { id };
  },
});

const taken = (name: string) =>
  new AppError("conflict", `There is a folder “${name}” here already. Choose another name.`);
