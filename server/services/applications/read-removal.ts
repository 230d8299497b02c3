import { locateApplication } from "../locate";
import { findRemoval } from "../projects/find-removal";
import { query } from "../use-case";
import { applicationAddress } from "./application-address";

/** What deleting an application would take, for the question before it. */
export const readRemoval = query({
  permission: "application.delete",
  input: applicationAddress,
  locate: locateApplication,
  run: async (ctx, _input, { application, project }) =>
    findRemoval(ctx.db, { projectId: project.id, applicationId: application.id }),
});
