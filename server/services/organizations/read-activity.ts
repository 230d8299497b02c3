import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { activityFilter, findActivity } from "./find-activity";

const pageSize = 1_000;

/** The same lines as listActivity, 1,000 at a time, for whoever wants to keep them elsewhere. */
export const readActivity = query({
  permission: "activity.read",
  input: activityFilter,
  locate: locateOrganization,
  run: (ctx, filter, located) => findActivity(ctx, located, filter, pageSize),
});
