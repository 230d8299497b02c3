import type { Redis } from "ioredis";
import type { Sessions } from "./auth/sessions";
import type { Database } from "./db/client";
import type { Actor } from "./domain/access/can";

/** What every use-case receives. Machines are reached through the ports that later fields name. */
export interface Deps {
  readonly db: Database;
  readonly redis: Redis;
  readonly sessions: Sessions;
  readonly now: () => Date;
}

export interface Ctx extends Deps {
  readonly actor: Actor | null;
  /** shown to the person and written to the log beside an unexpected error */
  readonly requestId: string;
}
