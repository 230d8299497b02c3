import { Lucia, TimeSpan } from "lucia";
import type { Database } from "../db/client";
import { createLuciaAdapter } from "./lucia-adapter";

declare module "lucia" {
  interface Register {
    Lucia: Sessions;
    DatabaseUserAttributes: { name: string; email: string };
  }
}

export type Sessions = Lucia<Record<never, never>, { name: string; email: string }>;

/** @param secure whether people reach us over https: a Secure cookie is not sent over http */
export function createSessions(db: Database, secure: boolean): Sessions {
  return new Lucia(createLuciaAdapter(db), {
    sessionExpiresIn: new TimeSpan(30, "d"),
    sessionCookie: { name: "dm_session", attributes: { secure, sameSite: "lax", path: "/" } },
    getUserAttributes: ({ name, email }) => ({ name, email }),
  });
}
