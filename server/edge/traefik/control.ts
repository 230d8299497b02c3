import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../docker/engine";
import { EdgeError } from "../edge-error";
import { type EdgeLayout, layoutOf, type TraefikEdgeOptions } from "./options";
import { get, TunnelAgent } from "./tunnel-agent";

const lookMs = 2_000;
const apiMs = 5_000;

/** What Traefik tells of itself on 127.0.0.1 where it stands, where no tenant can ask. */
export interface Control {
  /** The revision that is live; "none" when Traefik listens but has loaded no file; null when it does not answer. */
  look(): Promise<number | "none" | null>;
  /** Routers that Traefik refuses, and why. */
  listBroken(): Promise<readonly BrokenRouter[]>;
  listDown(): Promise<ReadonlySet<string>>;
  /** All that it counts, in the form of Prometheus. */
  readMetrics(): Promise<string>;
}

export interface BrokenRouter {
  readonly name: string;
  readonly reason: string;
}

interface RawService {
  readonly serverStatus?: Readonly<Record<string, string>>;
}

interface RawRouter {
  readonly name: string;
  readonly status: string;
  readonly error?: readonly string[];
}

export function createControl(engine: Engine, options: TraefikEdgeOptions): Control {
  const layout: EdgeLayout = layoutOf(options);
  const agentFor = (port: number) => new TunnelAgent(engine, layout.station, { address: "127.0.0.1", port });
  const control = agentFor(layout.control);
  const api = agentFor(layout.api);
  const readApi = async <T>(path: string): Promise<T> => JSON.parse((await get(api, path, apiMs)).body) as T;
  return {
    look: async () => {
      const answer = await get(control, "/rev", lookMs).catch(() => null);
      if (answer === null) {
        // Then no connection that was kept leads anywhere.
        for (const agent of [control, api]) agent.destroy();
        return null;
      }
      const text = answer.headers["x-rev"];
      return typeof text === "string" ? Number(text) : "none";
    },
    listBroken: async () => {
      const { http } = await readApi<{ http: { routers: { errors: number } } }>("/api/overview");
      if (http.routers.errors === 0) return [];
      const routers = await readApi<readonly RawRouter[]>("/api/http/routers?per_page=100000");
      return routers
        .filter(({ status }) => status !== "enabled")
        .map(({ name, error }) => ({ name, reason: error?.join(", ") ?? "refused" }));
    },
    readMetrics: async () => (await get(control, "/metrics", apiMs)).body,
    listDown: async () => {
      const services = await readApi<readonly RawService[]>("/api/http/services?per_page=100000");
      const down = services.flatMap(({ serverStatus = {} }) =>
        Object.entries(serverStatus).flatMap(([url, status]) => (status === "UP" ? [] : [new URL(url).host])),
      );
      return new Set(down);
    },
  };
}

/**
 * Waits until the revision is live, and the edge told which routers it refuses; both again where it is restarted meanwhile.
 * @throws EdgeError silent
 */
export async function confirmRevision(
  control: Control,
  revision: number,
  limitMs: number,
): Promise<readonly BrokenRouter[]> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    if ((await control.look()) === revision) {
      const broken = await control.listBroken().catch(() => null);
      if (broken !== null) return broken;
    }
    if (Date.now() > deadline)
      throw new EdgeError(
        "silent",
        "The edge did not load its new routes in time. Check that its container runs on the node; it is tried again.",
      );
    await sleep(15);
  }
}
