import { z } from "zod";
import { hashPassword, verifyPassword } from "../../auth/password";
import { AppError, invalid } from "../../domain/errors";
import { type OpenUseCase, requireActor } from "../use-case";
import { clearFailures, countFailure, triesLeft } from "./sign-in-limit";

const input = z.object({ current: z.string().max(1000), password: z.string().max(1000) });

/** Changes one's own password, and ends all sessions but the one that asks: whoever knew the old one is out. */
export const changePassword = {
  permission: "signed-in",
  changes: true,
  input,
  run: async (ctx, { current, password }) => {
    const { actor, db, redis, sessionId } = requireActor(ctx);
    const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
    // The same count as for signing in: an open browser is no way to try many.
    if ((await triesLeft(redis, user.email)) <= 0)
      throw new AppError("limit", "Too many wrong passwords. Wait 5 minutes, then try again.");
    if (!(await verifyPassword(user.passwordHash, current).catch(() => false))) {
      await countFailure(redis, user.email);
      throw invalid({ current: "This is not your password." });
    }
    const passwordHash = await hashPassword(password);
    await db.$transaction(async (tx) => {
      await tx.user.update({ where: { id: user.id }, data: { passwordHash } });
      await tx.session.deleteMany({ where: { userId: user.id, id: { not: sessionId ?? "" } } });
    });
    await clearFailures(redis, user.email);
  },
} as const satisfies OpenUseCase<typeof input, void>;
