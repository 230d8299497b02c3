import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { loadActor } from "../auth/load-actor";
import type { Ctx, Deps } from "../context";

/** Reads the session of a request. The actor is loaded anew each time, so that a right taken away is gone at once. */
export async function createRequestContext(deps: Deps, request: IncomingMessage): Promise<Ctx> {
  const requestId = randomBytes(4).toString("hex");
  const token = deps.sessions.readSessionCookie(request.headers.cookie ?? "");
  if (token === null) return { ...deps, actor: null, requestId };
  const { session } = await deps.sessions.validateSession(token);
  const actor = session === null ? null : await loadActor(deps.db, session.userId);
  return { ...deps, actor, requestId };
}
