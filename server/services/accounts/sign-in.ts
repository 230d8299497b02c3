import { z } from "zod";
import { decoyHash, verifyPassword } from "../../auth/password";
import type { Ctx } from "../../context";
import { AppError } from "../../domain/errors";
import type { OpenUseCase } from "../use-case";
import { emailField } from "./email";
import { clearFailures, countFailure, triesLeft } from "./sign-in-limit";

const input = z.object({ email: emailField, password: z.string().max(1000) });

/** Opens a session. Five wrong passwords for one address pause it for five minutes. */
export const signIn = {
  permission: "public",
  changes: true,
  input,
  run: async (ctx: Ctx, { email, password }) => {
    if ((await triesLeft(ctx.redis, email)) <= 0)
      throw new AppError("limit", "Too many wrong passwords. Wait 5 minutes, then try again.");
    const user = await ctx.db.user.findUnique({ where: { email } });
    const matches = await verifyPassword(user?.passwordHash ?? decoyHash, password).catch(() => false);
    if (user === null || !matches) throw mismatch(await countFailure(ctx.redis, email));
    await clearFailures(ctx.redis, email);
    const session = await ctx.sessions.createSession(user.id, { userAgent: ctx.userAgent ?? null });
    return { session: session.id };
  },
} as const satisfies OpenUseCase<typeof input, { session: string }>;

function mismatch(left: number): AppError {
  const rest =
    left > 0
      ? `${left} ${left === 1 ? "try" : "tries"} left before a pause of 5 min.`
      : "Wait 5 minutes, then try again.";
  return new AppError("unauthenticated", `E-mail and password do not match. ${rest}`);
}
