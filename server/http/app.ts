import type { ServerBuild } from "@remix-run/node";
import express, { type Express } from "express";
import type { Deps } from "../context";
import type { Env } from "../env";
import { trpcHandler } from "../trpc/handler";
import { healthHandler } from "./health";
import { remixHandler } from "./remix-handler";
import { refuseOtherOrigins } from "./same-origin";
import { securityHeaders } from "./security-headers";
import { lastResort } from "./last-resort";
import { staticFiles } from "./static-files";
import { tidyWhenQuiet } from "./tidy-when-quiet";

/** All doors of the web process but the socket. */
export function createApp(deps: Deps, env: Env, loadBuild: () => Promise<ServerBuild>): Express {
  const app = express();
  app.disable("x-powered-by");
  app.get("/healthz", healthHandler(deps));
  app.use(tidyWhenQuiet(globalThis.gc));
  app.use(staticFiles(env.NODE_ENV === "development"));
  app.use(securityHeaders(env.NODE_ENV), refuseOtherOrigins);
  app.use("/trpc", trpcHandler(deps));
  app.all("*", remixHandler(deps, loadBuild, env.NODE_ENV));
  app.use(lastResort);
  return app;
}
