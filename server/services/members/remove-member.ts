import { z } from "zod";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { holdMember, requireOtherOwner } from "./owners";

/** Takes a person out of the organisation and of all its teams; the account stays. The last owner cannot go. */
export const removeMember = mutation({
  permission: "member.manage",
  input: z.object({ organization: z.string(), userId: z.string() }),
  locate: locateOrganization,
  run: async (ctx, { userId }, { organization }) => {
    const organizationId = organization.id;
    const which = { organizationId, userId };
    await ctx.db.$transaction(async (tx) => {
      const { role, user } = await holdMember(tx, ctx, which);
      if (role === "OWNER") await requireOtherOwner(tx, which);
      await tx.teamMember.deleteMany({ where: { userId, team: { organizationId } } });
      await tx.membership.delete({ where: { organizationId_userId: which } });
      const subject = { type: "user", id: userId, name: user.name };
      await recordActivity(tx, ctx, { organizationId, action: "member.removed", subject });
    });
    return {};
  },
});
