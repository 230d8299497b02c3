import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installGlobals, type ServerBuild } from "@remix-run/node";
import { announceReady, endWithParent } from "./announce-ready";
import { boot } from "./boot";
import { createDeps } from "./create-deps";
import { createApp } from "./http/app";
import { followBuild } from "./http/development-build";
import { issueSetupToken } from "./services/accounts/setup-link";
import { acceptSockets } from "./ws/accept-sockets";

/** The web process: environment, machines, doors; closed in the reverse order. */
endWithParent();
installGlobals({ nativeFetch: true });
const { env, deps } = await boot(createDeps);

const buildFile = pathToFileURL(path.resolve("build/remix/index.js")).href;
const loadBuild =
  env.NODE_ENV === "development"
    ? followBuild(fileURLToPath(buildFile))
    : async (): Promise<ServerBuild> => (await import(buildFile)) as ServerBuild;

const server = createServer(createApp(deps, env, loadBuild));
server.keepAliveTimeout = 65_000;
const sockets = acceptSockets(server, deps);
server.listen(env.PORT, env.DM_BIND, async () => {
  const address = env.DM_PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const token = await issueSetupToken(deps);
  const link = token === null ? null : `${address}/setup?token=${token}`;
  announceReady({ address, ...(link && { setupLink: link }) }, [
    `Docker Manager answers at ${address}`,
    ...(link ? [`First administrator: ${link}`] : []),
  ]);
});

async function stop(): Promise<void> {
  // A browser that never ends its request must not hold the stop for ever.
  setTimeout(() => process.exit(0), 5000).unref();
  const closed = new Promise((resolve) => server.close(resolve));
  // Sockets first: a page whose socket was closed comes back; one whose stream was ended is told why.
  await sockets.close();
  deps.stopStreams();
  server.closeIdleConnections();
  await closed;
  await deps.close();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
