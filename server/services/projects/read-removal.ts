import { z } from "zod";
import { locateProject } from "../locate";
import { query } from "../use-case";
import { findRemoval } from "./find-removal";

/** What deleting a project would take, for the question before it. */
export const readRemoval = query({
  permission: "project.delete",
  input: z.object({ organization: z.string(), project: z.string() }),
  locate: locateProject,
  run: async (ctx, _input, { project }) => findRemoval(ctx.db, { projectId: project.id }),
});
