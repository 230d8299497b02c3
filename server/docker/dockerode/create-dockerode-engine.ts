import { inspect } from "node:util";
import Docker from "dockerode";
import type { Engine } from "../engine";
import type { Transport } from "../transport/transport";
import { createAbout } from "./about";
import { createBuild } from "./build";
import { createCaller, endWithCalls } from "./call";
import { createContents } from "./contents";
import { createContainers } from "./containers";
import { createDiskUsage } from "./disk-usage";
import { createEvents } from "./events";
import { createExec } from "./exec";
import { createImages } from "./images";
import { createLogs } from "./logs";
import { createNetworks } from "./networks";
import { createTerminals } from "./terminals";
import { createVolumes } from "./volumes";

/** The oldest Engine API we speak: what Debian 12 ships. Newer engines still answer it. */
const apiVersion = "v1.41";

const limitMs = 30_000;

/** @param options.limitMs how long an ordinary call may take */
export function createDockerodeEngine(transport: Transport, options: { readonly limitMs?: number } = {}): Engine {
  nameAgent(transport);
  const docker = endWithCalls(new Docker({ ...transport.http, version: apiVersion }));
  const caller = createCaller(options.limitMs ?? limitMs);
  return {
    ...createAbout(docker, caller),
    ...createNetworks(docker, caller),
    ...createContainers(docker, caller),
    ...createVolumes(docker, caller),
    ...createContents(docker, caller),
    ...createImages(docker, caller),
    ...createDiskUsage(docker, caller),
    ...createBuild(docker, caller),
    ...createExec(docker, caller),
    ...createTerminals(docker, caller),
    ...createLogs(docker, caller),
    ...createEvents(docker, caller),
  };
}

/**
 * The library writes every request out for its debug log, read or not, with all that hangs on the agent: of a connection by SSH or TLS
 * under load that took seconds, in which the process did nothing else.
 */
function nameAgent({ http }: Transport): void {
  if ("agent" in http && http.agent !== undefined) Object.assign(http.agent, { [inspect.custom]: () => "Agent" });
}
