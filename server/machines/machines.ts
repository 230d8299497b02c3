import type { Database } from "../db/client";
import type { Engine } from "../docker/engine";
import type { Edge } from "../edge/edge";
import { createTraefikEdge } from "../edge/traefik/create-traefik-edge";
import type { TraefikEdgeOptions } from "../edge/traefik/options";
import type { Env } from "../env";
import type { Vault } from "../secrets/vault";
import { createEngines } from "./engines";

/** The machines of all nodes, made when first asked for and kept: connections are worth keeping. */
export interface Machines {
  readonly engines: { get(nodeId: string): Promise<Engine> };
  readonly edges: { get(nodeId: string): Promise<Edge> };
  /** Ends all connections. */
  close(): void;
}

export function createMachines(db: Database, env: Env, vault: Pick<Vault, "open">): Machines {
  const engines = createEngines(db, vault);
  // An edge is reached by its engine: with another way to that, it is another one.
  const edges = remember(async (engine: Engine) => createTraefikEdge(engine, await edgeOptions(engine, env)));
  return {
    engines,
    edges: { get: async (nodeId) => edges(await engines.get(nodeId)) },
    close: () => engines.close(),
  };
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
function remember<K extends object, T>(make: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const made = new WeakMap<K, Promise<T>>();
  return (key) => {
    const known = made.get(key);
    if (known) return known;
    const fresh = make(key);
    made.set(key, fresh);
    fresh.catch(() => made.delete(key));
    return fresh;
  };
}
