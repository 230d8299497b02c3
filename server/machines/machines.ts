import type { Database } from "../db/client";
import { createDockerodeEngine } from "../docker/dockerode/create-dockerode-engine";
import type { Engine } from "../docker/engine";
import { createLocalTransport } from "../docker/transport/local";
import { notFound } from "../domain/errors";
import type { Edge } from "../edge/edge";
import { createTraefikEdge } from "../edge/traefik/create-traefik-edge";
import type { TraefikEdgeOptions } from "../edge/traefik/options";
import type { Env } from "../env";

/** The machines of all nodes, made when first asked for and kept: connections are worth keeping. */
export interface Machines {
  readonly engines: { get(nodeId: string): Promise<Engine> };
  readonly edges: { get(nodeId: string): Promise<Edge> };
}

export function createMachines(db: Database, env: Env): Machines {
  const engines = remember(async (nodeId) => {
    const node = await db.node.findUnique({ where: { id: nodeId } });
    if (node === null) throw notFound("node");
    return createDockerodeEngine(createLocalTransport(node.endpoint));
  });
  const edges = remember(async (nodeId) => {
    const engine = await engines.get(nodeId);
    return createTraefikEdge(engine, await edgeOptions(engine, env));
  });
  return { engines, edges };
}

async function edgeOptions(engine: Engine, env: Env): Promise<TraefikEdgeOptions> {
  return {
    name: env.DM_EDGE_NAME,
    traefikImage: env.DM_TRAEFIK_IMAGE,
    companionImage: env.DM_COMPANION_IMAGE,
    httpPort: env.DM_EDGE_HTTP_PORT,
    httpsPort: env.DM_EDGE_HTTPS_PORT,
    controlPort: env.DM_EDGE_CONTROL_PORT,
    networkRange: env.DM_NETWORK_RANGE,
    mode: env.DM_EDGE_MODE === "auto" ? await chooseMode(engine) : env.DM_EDGE_MODE,
  };
}

/** On a rootless engine or Docker Desktop the host's network is not where the containers are. */
async function chooseMode(engine: Engine): Promise<"host" | "attached"> {
  const { rootless, desktop } = await engine.info();
  return rootless || desktop ? "attached" : "host";
}

/** A failure is not remembered: the next call tries again. */
function remember<T>(make: (id: string) => Promise<T>): { get(id: string): Promise<T> } {
  const made = new Map<string, Promise<T>>();
  return {
    get(id) {
      const known = made.get(id);
      if (known) return known;
      const fresh = make(id);
      made.set(id, fresh);
      fresh.catch(() => made.delete(id));
      return fresh;
    },
  };
}
