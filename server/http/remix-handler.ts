import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { RequestHandler } from "express";
import type { Deps } from "../context";
import { createApi } from "../services/api";
import { createRequestContext } from "./request-context";

/**
 * The pages. They are a bundle of their own, so all they may use of the server is handed over here.
 * @param loadBuild the bundle; asked for each request, so that development can change it
 */
export function remixHandler(deps: Deps, loadBuild: () => Promise<ServerBuild>, mode: string): RequestHandler {
  return async (request, response, next) => {
    try {
      const ctx = await createRequestContext(deps, request);
      // After an action its loaders must see what it changed.
      const reads = request.method === "GET" || request.method === "HEAD";
      const handle = createRequestHandler({
        build: await loadBuild(),
        mode,
        getLoadContext: () => ({
          nonce: String(response.locals.nonce),
          requestId: ctx.requestId,
          user: ctx.actor === null ? null : { id: ctx.actor.userId, name: ctx.actor.name },
          api: createApi(reads ? { ...ctx, reads: new Map() } : ctx),
          openSession: (token: string) => deps.sessions.createSessionCookie(token).serialize(),
          closeSession: async () => {
            const token = deps.sessions.readSessionCookie(request.headers.cookie ?? "");
            if (token !== null) await deps.sessions.invalidateSession(token);
            return deps.sessions.createBlankSessionCookie().serialize();
          },
        }),
      });
      await handle(request, response, next);
    } catch (error) {
      next(error);
    }
  };
}
