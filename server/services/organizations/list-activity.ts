import { locateOrganization } from "../locate";
import { visibleScope } from "../projects/visible-projects";
import { query } from "../use-case";
import { activityFilter, findActivity } from "./find-activity";
import { findProjectOptions } from "./find-filters";

const pageSize = 50;

/** Who did what, newest first, 50 a page, and the projects that one can choose among. */
export const listActivity = query({
  permission: "activity.read",
  input: activityFilter,
  locate: locateOrganization,
  run: async (ctx, filter, located) => {
    const [page, projects] = await Promise.all([
      findActivity(ctx, located, filter, pageSize),
      findProjectOptions(ctx.db, visibleScope(ctx, located.organization.id)),
    ]);
    return { ...page, projects };
  },
});
