import type { Deps } from "./context";
import { createSessions } from "./auth/sessions";
import { createDatabase } from "./db/client";
import type { Env } from "./env";
import { createRedis } from "./redis/client";

/** The machines behind the ports, made once per process. `close` gives them back. */
export function createDeps(env: Env): Deps & { close: () => Promise<void> } {
  const db = createDatabase(env.DATABASE_URL);
  const redis = createRedis(env.REDIS_URL);
  const secure = env.DM_PUBLIC_URL?.startsWith("https:") ?? false;
  return {
    db,
    redis,
    sessions: createSessions(db, secure),
    now: () => new Date(),
    close: async () => {
      redis.disconnect();
      await db.$disconnect();
    },
  };
}
