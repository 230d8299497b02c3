import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";

/** Whether a request that may change something comes from our own pages, or from no browser at all. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (request.headers["sec-fetch-site"] === "cross-site") return false;
  if (origin === undefined) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}

/** Refuses what another site's page sends with the visitor's cookie. */
export const refuseOtherOrigins: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD" || isSameOrigin(request)) return next();
  response
    .status(403)
    .json({ error: "This request came from another site. Open Docker Manager itself and try again." });
};
