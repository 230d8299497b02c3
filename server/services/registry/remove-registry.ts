import { z } from "zod";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";

/** Forgets a registry and its password. What was pushed stays there; nodes get images from one another from now on. */
export const removeRegistry = mutation({
  permission: "organization.update",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization }) => {
    const { id: organizationId } = organization;
    await ctx.db.$transaction(async (tx) => {
      const stored = await tx.registry.findUnique({ where: { organizationId } });
      if (stored === null) return;
      await tx.registry.delete({ where: { organizationId } });
      await recordActivity(tx, ctx, {
        ...{ organizationId, action: "registry.removed" },
        subject: { type: "registry", id: organizationId, name: stored.address },
      });
    });
    return {};
  },
});
