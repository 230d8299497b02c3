import { Lucia, TimeSpan } from "lucia";
import type { Database } from "../db/client";
import type { Actor } from "../domain/access/can";
import { createLuciaAdapter } from "./lucia-adapter";

declare module "lucia" {
  interface Register {
    Lucia: Sessions;
    DatabaseUserAttributes: { actor: Actor };
    DatabaseSessionAttributes: { userAgent: string | null };
  }
}

/** Who a session belongs to comes with everything that was given to them: each request asks for both, in one statement. */
export type Sessions = Lucia<Record<never, never>, { actor: Actor }>;

/** @param secure whether people reach us over https: a Secure cookie is not sent over http */
export function createSessions(db: Database, secure: boolean): Sessions {
  return new Lucia(createLuciaAdapter(db), {
    sessionExpiresIn: new TimeSpan(30, "d"),
    sessionCookie: { name: "dm_session", attributes: { secure, sameSite: "lax", path: "/" } },
    getUserAttributes: ({ actor }) => ({ actor }),
  });
}
