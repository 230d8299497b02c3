import { z } from "zod";
import { hashPassword } from "../../auth/password";
import { newId } from "../../db/new-id";
import { AppError } from "../../domain/errors";
import { parseName } from "../../domain/names";
import { emailField } from "../accounts/email";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { requireAssignable } from "./owners";

/**
 * Adds a person to the organisation. An address without an account gets one with the password given here; an account
 * that exists keeps its own, so that an administrator cannot take over somebody's other organisations.
 */
export const addMember = mutation({
  permission: "member.manage",
  input: z.object({
    organization: z.string(),
    email: emailField,
    name: z.string(),
    password: z.string(),
    role: z.enum(["OWNER", "ADMIN", "MEMBER"]),
  }),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const organizationId = organization.id;
    requireAssignable(ctx, organizationId, input.role);
    const known = await ctx.db.user.findUnique({ where: { email: input.email } });
    const name = known?.name ?? parseName(input.name);
    const passwordHash = known === null ? await hashPassword(input.password) : "";
    const userId = known?.id ?? newId("user");
    await ctx.db.$transaction(async (tx) => {
      if (known === null) await tx.user.create({ data: { id: userId, email: input.email, name, passwordHash } });
      const { count } = await tx.membership.createMany({
        data: [{ organizationId, userId, role: input.role }],
        skipDuplicates: true,
      });
      if (count === 0) throw new AppError("conflict", `${name} is a member already. Change the role in the list.`);
      const subject = { type: "user", id: userId, name };
      await recordActivity(tx, ctx, { organizationId, action: "member.added", subject, detail: { role: input.role } });
    });
    return { userId };
  },
});
