import { z } from "zod";
import { AppError, invalid } from "../../domain/errors";
import { recordActivity } from "../activity";
import { locateProject } from "../locate";
import { mutation } from "../use-case";

/** Deletes a project in which nothing runs. `confirm` is its name, typed. */
export const deleteProject = mutation({
  permission: "project.delete",
  input: z.object({ organization: z.string(), project: z.string(), confirm: z.string() }),
  locate: locateProject,
  run: async (ctx, { confirm }, { project }) => {
    const { id, organizationId, name } = project;
    if (confirm !== name) throw invalid({ confirm: `Type “${name}” to confirm.` });
    await ctx.db.$transaction(async (tx) => {
      const running = await tx.replica.count({
        where: { removedAt: null, appEnvironment: { application: { projectId: id } } },
      });
      if (running > 0)
        throw new AppError(
          "conflict",
          `${running} replicas of this project still run. Stop its applications first, then delete it.`,
        );
      await tx.application.deleteMany({ where: { projectId: id } });
      await tx.folder.updateMany({ where: { projectId: id }, data: { parentId: null } });
      await tx.project.delete({ where: { id } });
      await recordActivity(tx, ctx, {
        organizationId,
        action: "project.deleted",
        subject: { type: "project", id, name },
      });
    });
    return {};
  },
});
