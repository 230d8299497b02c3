import { z } from "zod";
import { invalid } from "../../domain/errors";
import { addJob } from "../../jobs/add-job";
import { locateProject } from "../locate";
import { requireReal } from "../organizations/demo";
import { mutation } from "../use-case";
import { noteProjectChange } from "./note-change";

/**
 * Deletes a project: what runs in it is taken down first, visibly; volumes stay. `confirm` is its name, typed.
 * Nothing can be made or deployed in it from now on.
 */
export const deleteProject = mutation({
  permission: "project.delete",
  input: z.object({ organization: z.string(), project: z.string(), confirm: z.string() }),
  locate: locateProject,
  run: async (ctx, { confirm }, { project }) => {
    const { id, name } = project;
    if (confirm !== name) throw invalid({ confirm: `Type “${name}” to confirm.` });
    await requireReal(ctx.db, project.organizationId);
    const now = ctx.now();
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.project.updateMany({
        where: { id, deletingSince: null },
        data: { deletingSince: now },
      });
      if (count === 0) return;
      await tx.application.updateMany({ where: { projectId: id, deletingSince: null }, data: { deletingSince: now } });
      const applications = await tx.application.findMany({ where: { projectId: id }, select: { id: true } });
      for (const { id: applicationId } of applications)
        await addJob(tx, "takeDown", { applicationId }, { key: `takeDown:${applicationId}` });
      await addJob(tx, "removeProject", { projectId: id }, { key: `removeProject:${id}` });
      const detail = { applications: applications.length };
      await noteProjectChange(tx, ctx, { project, action: "project.deleted", detail });
    });
    return {};
  },
});
