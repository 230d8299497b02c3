import { z } from "zod";
import { can } from "../../domain/access/can";
import { locateProject } from "../locate";
import { query } from "../use-case";
import { findEnvironments } from "./find-environments";
import { findFolders } from "./find-folders";

/** The frame of every page in a project: environments, folders, how many applications, and one's rights. Never a list of applications. */
export const readProject = query({
  permission: "project.read",
  input: z.object({ organization: z.string(), project: z.string() }),
  locate: locateProject,
  run: async (ctx, _input, { project, resource }) => {
    const projectId = project.id;
    const [environments, folders, applications] = await Promise.all([
      findEnvironments(ctx, projectId),
      findFolders(ctx, projectId),
      ctx.db.application.count({ where: { projectId } }),
    ]);
    const { id, slug, name, deletingSince } = project;
    return {
      project: { id, slug, name, deleting: deletingSince !== null },
      environments,
      folders: folders.map(({ projectId: _same, ...folder }) => folder),
      applications,
      rights: {
        update: can(ctx.actor, "project.update", resource),
        remove: can(ctx.actor, "project.delete", resource),
        createApplication: can(ctx.actor, "application.create", resource),
        updateApplication: can(ctx.actor, "application.update", resource),
        deleteApplication: can(ctx.actor, "application.delete", resource),
        deploy: can(ctx.actor, "application.deploy", resource),
      },
    };
  },
});
