import { z } from "zod";
import { can } from "../../domain/access/can";
import { locateProject } from "../locate";
import { query } from "../use-case";

/** The project page: environments, folders, applications with what serves in each environment. Four queries, whatever the size. */
export const readProject = query({
  permission: "project.read",
  input: z.object({ organization: z.string(), project: z.string() }),
  locate: locateProject,
  run: async (ctx, _input, { project, resource }) => {
    const projectId = project.id;
    const [environments, folders, applications] = await Promise.all([
      ctx.db.environment.findMany({
        where: { projectId },
        orderBy: { position: "asc" },
        select: { id: true, slug: true, name: true },
      }),
      ctx.db.folder.findMany({
        where: { projectId },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: { id: true, name: true, parentId: true },
      }),
      ctx.db.application.findMany({
        where: { projectId },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: { id: true, slug: true, name: true, folderId: true, sourceKind: true },
      }),
    ]);
    const { id, slug, name } = project;
    return {
      project: { id, slug, name },
      environments,
      folders,
      applications,
      rights: {
        update: can(ctx.actor, "project.update", resource),
        remove: can(ctx.actor, "project.delete", resource),
        createApplication: can(ctx.actor, "application.create", resource),
        deleteApplication: can(ctx.actor, "application.delete", resource),
      },
    };
  },
});
