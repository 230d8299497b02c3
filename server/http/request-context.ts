import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { sealToken } from "../auth/lucia-adapter";
import type { Ctx, Deps } from "../context";

const longestUserAgent = 300;

/** Reads the session of a request. The actor is loaded anew each time, so that a right taken away is gone at once. */
export async function createRequestContext(deps: Deps, request: IncomingMessage): Promise<Ctx> {
  const requestId = randomBytes(4).toString("hex");
  const token = deps.sessions.readSessionCookie(request.headers.cookie ?? "");
  const ownHost = request.headers.host?.replace(/:\d+$/, "").toLowerCase();
  const userAgent = request.headers["user-agent"]?.slice(0, longestUserAgent);
  if (token === null) return { ...deps, actor: null, requestId, ownHost, userAgent };
  const renew = async () => (await deps.sessions.validateSession(token)).user?.actor ?? null;
  return { ...deps, actor: await renew(), requestId, ownHost, userAgent, sessionId: sealToken(token), renew };
}
