import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import type { Request, RequestHandler, Response } from "express";
import type { Ctx, Deps } from "../context";
import { createApi } from "../services/api";
import { createRequestContext } from "./request-context";

/**
 * The pages. They are a bundle of their own, so all they may use of the server is handed over here.
 * @param loadBuild the bundle; asked for each request, so that development can change it
 */
export function remixHandler(deps: Deps, loadBuild: () => Promise<ServerBuild>, mode: string): RequestHandler {
  // Remix prepares its routes once for a handler, and that takes longer than many a page.
  const handlers = new WeakMap<ServerBuild, ReturnType<typeof createRequestHandler>>();
  const handlerOf = (build: ServerBuild) => {
    const handle = handlers.get(build) ?? createRequestHandler({ build, mode, getLoadContext });
    handlers.set(build, handle);
    return handle;
  };
  const getLoadContext = (request: Request, { locals }: Response) => {
    const ctx: Ctx = locals.ctx;
    // After an action its loaders must see what it changed.
    const reads = request.method === "GET" || request.method === "HEAD";
    return {
      nonce: String(locals.nonce),
      requestId: ctx.requestId,
      user: ctx.actor === null ? null : { id: ctx.actor.userId, name: ctx.actor.name },
      api: createApi(reads ? { ...ctx, reads: new Map() } : ctx),
      openSession: (token: string) => deps.sessions.createSessionCookie(token).serialize(),
      closeSession: async () => {
        const token = deps.sessions.readSessionCookie(request.headers.cookie ?? "");
        if (token !== null) await deps.sessions.invalidateSession(token);
        return deps.sessions.createBlankSessionCookie().serialize();
      },
    };
  };
  return async (request, response, next) => {
    try {
      response.locals.ctx = await createRequestContext(deps, request);
      await handlerOf(await loadBuild())(request, response, next);
    } catch (error) {
      next(error);
    }
  };
}
