import { z } from "zod";
import { locateOrganization } from "../locate";
import { query } from "../use-case";

/** The registry that an organisation's images are pushed to, but for its password; null where there is none. */
export const readRegistry = query({
  permission: "organization.update",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization }) => {
    const stored = await ctx.db.registry.findUnique({ where: { organizationId: organization.id } });
    if (stored === null) return { registry: null };
    const { address, prefix, plainHttp, username, checkedAt, problem, problemAt } = stored;
    return { registry: { address, prefix, plainHttp, username, checkedAt, problem, problemAt } };
  },
});
