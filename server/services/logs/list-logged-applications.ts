import { z } from "zod";
import { maxFollowed, takeFollowed } from "../../domain/logs/followed";
import { locateOrganization } from "../locate";
import { findEnvironmentOptions } from "../organizations/find-filters";
import { visibleScope } from "../projects/visible-projects";
import { query } from "../use-case";
import { findAddressed, findRunning } from "./find-logged";

/** in the list to choose from; whoever has more finds by name */
const shown = 60;

export const loggedAddress = z.object({
  project: z.string().max(100),
  application: z.string().max(100),
  environment: z.string().max(100),
});

/**
 * Applications, each in one environment, whose lines one may read: those of `applications` that are there, and the first 60 to choose
 * from, which run now and have `search` in their name; those that were deployed last come first. `followed` are the ones to follow
 * together: the chosen ones, or, while none is, the first of the list, as many as can be followed at once.
 */
export const listLoggedApplications = query({
  permission: "organization.read",
  input: z.object({
    organization: z.string(),
    applications: z.array(loggedAddress).max(maxFollowed).default([]),
    search: z.string().trim().max(100).default(""),
    environment: z.string().optional(),
  }),
  locate: locateOrganization,
  run: async (ctx, { applications, search, environment }, { organization }) => {
    const scope = visibleScope(ctx, organization.id, "logs.read");
    const [chosen, running, environments] = await Promise.all([
      findAddressed(ctx.db, scope, applications),
      findRunning(ctx.db, scope, { search, environment }, shown),
      findEnvironmentOptions(ctx.db, scope),
    ]);
    const list = running.map(({ total: _total, ...row }) => row);
    return {
      followed: applications.length > 0 ? chosen : takeFollowed(list),
      running: list,
      /** of those that run and match, also beyond the list */
      total: running[0]?.total ?? 0,
      environments,
    };
  },
});
