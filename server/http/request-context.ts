import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { sealToken } from "../auth/lucia-adapter";
import type { Ctx, Deps } from "../context";
import { clientAddress } from "./client-address";

const longestUserAgent = 300;

/** Reads the session of a request. The actor is loaded anew each time, so that a right taken away is gone at once. */
export async function createRequestContext(deps: Deps, request: IncomingMessage): Promise<Ctx> {
  const requestId = randomBytes(4).toString("hex");
  const token = deps.sessions.readSessionCookie(request.headers.cookie ?? "");
  const ownHost = request.headers.host?.replace(/:\d+$/, "").toLowerCase();
  const userAgent = request.headers["user-agent"]?.slice(0, longestUserAgent);
  const forwarded = request.headers["x-forwarded-for"];
  const address = clientAddress(request.socket.remoteAddress, forwarded?.toString()) ?? undefined;
  const asked = { ...deps, requestId, ownHost, userAgent, address };
  if (token === null) return { ...asked, actor: null };
  const renew = async () => (await deps.sessions.validateSession(token)).user?.actor ?? null;
  return { ...asked, actor: await renew(), sessionId: sealToken(token), renew };
}
