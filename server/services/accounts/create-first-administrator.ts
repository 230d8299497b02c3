import { z } from "zod";
import type { Ctx } from "../../context";
import { hashPassword } from "../../auth/password";
import { newId } from "../../db/new-id";
import { AppError } from "../../domain/errors";
import { parseName, pickSlug } from "../../domain/names";
import type { OpenUseCase } from "../use-case";
import { emailField } from "./email";
import { redeemSetupToken } from "./setup-link";

const input = z.object({
  token: z.string().max(100),
  name: z.string(),
  email: emailField,
  password: z.string(),
  organization: z.string(),
});

/** Makes the first account with the one-time link, and its organisation. Returns the session's token and the organisation's slug. */
export const createFirstAdministrator = {
  permission: "public",
  changes: true,
  input,
  run: async (ctx: Ctx, { token, email, ...rest }) => {
    const name = parseName(rest.name);
    const organizationName = parseName(rest.organization, "organization");
    const passwordHash = await hashPassword(rest.password);
    const userId = newId("user");
    const organizationId = newId("organization");
    const slug = pickSlug(organizationName, new Set());
    await ctx.db.$transaction(async (tx) => {
      if (!(await redeemSetupToken(tx, token))) throw staleLink();
      await tx.user.create({ data: { id: userId, email, name, passwordHash } });
      await tx.organization.create({ data: { id: organizationId, slug, name: organizationName } });
      await tx.membership.create({ data: { organizationId, userId, role: "OWNER" } });
    });
    const session = await ctx.sessions.createSession(userId, { userAgent: ctx.userAgent ?? null });
    return { session: session.id, organization: slug };
  },
} as const satisfies OpenUseCase<typeof input, { session: string; organization: string }>;

const staleLink = () =>
  new AppError(
    "forbidden",
    "This link was used or replaced. Restart Docker Manager: it prints a new one while there is no account.",
  );
