import { z } from "zod";
import { type OpenUseCase, requireActor } from "../use-case";

const input = z.object({ session: z.string().max(100).optional() });

/** Ends one of one's own sessions, or all but the one that asks. One that has ended already is no error. */
export const endSessions = {
  permission: "signed-in",
  changes: true,
  input,
  run: async (ctx, { session }) => {
    const { actor, db, sessionId } = requireActor(ctx);
    const id = session === undefined ? { not: sessionId ?? "" } : session;
    const { count } = await db.session.deleteMany({ where: { userId: actor.userId, id } });
    return { ended: count };
  },
} as const satisfies OpenUseCase<typeof input, { readonly ended: number }>;
