import { z } from "zod";
import { describeBrowser } from "../../domain/account/describe-browser";
import { type OpenUseCase, requireActor } from "../use-case";

const input = z.object({});

export interface AccountSession {
  readonly id: string;
  readonly browser: string;
  readonly since: Date;
  readonly current: boolean;
}

interface Account {
  readonly name: string;
  readonly email: string;
  readonly since: Date;
  readonly sessions: readonly AccountSession[];
}

/** One's own account: the name, and where one is signed in. */
export const readAccount = {
  permission: "signed-in",
  changes: false,
  input,
  run: async (ctx) => {
    const { actor, db, sessionId, now } = requireActor(ctx);
    const where = { id: actor.userId };
    const sessions = { where: { expiresAt: { gt: now() } }, orderBy: { createdAt: "desc" } } as const;
    const user = await db.user.findUniqueOrThrow({ where, include: { sessions } });
    return {
      name: user.name,
      email: user.email,
      since: user.createdAt,
      sessions: user.sessions.map(({ id, userAgent, createdAt }) => {
        return { id, browser: describeBrowser(userAgent), since: createdAt, current: id === sessionId };
      }),
    };
  },
} as const satisfies OpenUseCase<typeof input, Account>;
