import { z } from "zod";
import { parseName } from "../../domain/names";
import { locateProject } from "../locate";
import { mutation } from "../use-case";
import { noteProjectChange } from "./note-change";
import { requireOpen } from "./require-open";

/** Changes the name; the address (slug) stays, so that links go on working. */
export const renameProject = mutation({
  permission: "project.update",
  input: z.object({ organization: z.string(), project: z.string(), name: z.string() }),
  locate: locateProject,
  run: async (ctx, input, { project }) => {
    const name = parseName(input.name);
    await ctx.db.$transaction(async (tx) => {
      await requireOpen(tx, project);
      await tx.project.update({ where: { id: project.id }, data: { name } });
      const detail = { before: project.name, after: name };
      await noteProjectChange(tx, ctx, { project: { ...project, name }, action: "project.renamed", detail });
    });
    return { name };
  },
});
