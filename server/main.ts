import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { installGlobals, type ServerBuild } from "@remix-run/node";
import { createDeps } from "./create-deps";
import { readEnv } from "./env";
import { createApp } from "./http/app";
import { issueSetupToken } from "./services/accounts/setup-link";

/** The web process: environment, machines, doors; closed in the reverse order. */
installGlobals({ nativeFetch: true });
const env = readEnv();
const deps = createDeps(env);

const buildFile = pathToFileURL(path.resolve("build/remix/index.js")).href;
const loadBuild = async (): Promise<ServerBuild> => (await import(buildFile)) as ServerBuild;

const server = createServer(createApp(deps, env, loadBuild));
server.keepAliveTimeout = 65_000;
server.listen(env.PORT, env.DM_BIND, async () => {
  const address = env.DM_PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  process.stdout.write(`Docker Manager answers at ${address}\n`);
  const token = await issueSetupToken(deps);
  if (token !== null) process.stdout.write(`First administrator: ${address}/setup?token=${token}\n`);
});

function stop(): void {
  server.close(async () => {
    await deps.close();
    process.exit(0);
  });
  server.closeIdleConnections();
  // A browser that never ends its request must not hold the stop for ever.
  setTimeout(() => process.exit(0), 5000).unref();
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
