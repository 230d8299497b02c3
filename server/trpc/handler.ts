import { createExpressMiddleware } from "@trpc/server/adapters/express";
import type { RequestHandler } from "express";
import type { Deps } from "../context";
import { createRequestContext } from "../http/request-context";
import { appRouter } from "./router";

export const trpcHandler = (deps: Deps): RequestHandler =>
  createExpressMiddleware({
    router: appRouter,
    createContext: ({ req }) => createRequestContext(deps, req),
    maxBodySize: 1024 * 1024,
  });
