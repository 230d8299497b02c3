import { z } from "zod";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { holdMember, requireAssignable, requireOtherOwner } from "./owners";

/** Gives a member another role in the organisation. The last owner stays one. */
export const setRole = mutation({
  permission: "member.manage",
  input: z.object({ organization: z.string(), userId: z.string(), role: z.enum(["OWNER", "ADMIN", "MEMBER"]) }),
  locate: locateOrganization,
  run: async (ctx, { userId, role }, { organization }) => {
    const which = { organizationId: organization.id, userId };
    requireAssignable(ctx, organization.id, role);
    await ctx.db.$transaction(async (tx) => {
      const before = await holdMember(tx, ctx, which);
      if (before.role === role) return;
      if (before.role === "OWNER") await requireOtherOwner(tx, which);
      await tx.membership.update({ where: { organizationId_userId: which }, data: { role } });
      await recordActivity(tx, ctx, {
        organizationId: organization.id,
        action: "member.roleChanged",
        subject: { type: "user", id: userId, name: before.user.name },
        detail: { before: before.role, after: role },
      });
    });
    return {};
  },
});
