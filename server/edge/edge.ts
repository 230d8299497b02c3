import type { Counters } from "../domain/metrics/counters";
import type { NodeCounters } from "../domain/metrics/parse-node";
import type { Traffic } from "../domain/metrics/traffic";
import type { Subnet } from "../domain/routing/subnets";
import type { RoutingTable } from "../domain/routing/table";

/** Port: the edge of one node, which sends people's requests to replicas. It goes on serving without us. */
export interface Edge {
  /** names of the images that it is made of: they have to be on the node before it is brought up */
  readonly images: readonly string[];
  /**
   * Brings the edge up: its containers are what they should be, reach these networks, and answer. Does nothing to what is as
   * wanted. Where it has to be started, or has lost its file, it begins with this table.
   * @throws EdgeError down, with the reason that is known; EngineError
   */
  ensure(wanted: WantedEdge): Promise<void>;
  /**
   * Makes the table live and waits until it was seen to be.
   * @returns the routes that the edge does not serve; all others are live
   * @throws EdgeError silent when it was not seen live in time; EngineError
   */
  publish(table: RoutingTable, revision: number): Promise<readonly RefusedRoute[]>;
  /** The revision that is live now; null when the edge does not tell. */
  liveRevision(): Promise<number | null>;
  /** Open connections from the edge, by `address:port`. */
  connections(): Promise<ReadonlyMap<string, number>>;
  /** Addresses that the edge's own check took out, as `address:port`. */
  listDown(): Promise<ReadonlySet<string>>;
  /** Asks a replica from where the edge stands. */
  probe(target: ProbeTarget): Promise<ProbeResult>;
  /**
   * Whether the edge of another node, one of the mesh's peers in the table that is live, answers this one: by a request that takes
   * the way of all others. Null when this edge does not tell.
   */
  askPeer(nodeId: string): Promise<boolean | null>;
  /** Lets the edge reach a network; only needed where it does not stand on the host's own. */
  join(network: string): Promise<void>;
  /** The opposite: a network that the edge is in cannot be removed. */
  leave(network: string): Promise<void>;
  /** A subnet of our range that overlaps no network or route of the node, nor these; null when there is none. */
  freeSubnet(held: readonly string[]): Promise<Subnet | null>;
  /** Free and total bytes of the disk that holds images and volumes. */
  disk(): Promise<{ readonly free: number; readonly total: number }>;
  /** What the kernel counts of the node and of these containers, all at one moment and cheaply: a container that it does not find is left out. */
  sample(containers: readonly SampledContainer[]): Promise<Sample>;
  /** What was answered for each application since the edge began, by its id in the table. */
  traffic(): Promise<ReadonlyMap<string, Traffic>>;
  /** Bytes of the node's memory: all of it, and what can be had without swapping. */
  memory(): Promise<{ readonly available: number; readonly total: number }>;
}

export interface WantedEdge {
  readonly table: RoutingTable;
  readonly revision: number;
  /** names of the networks that replicas are in */
  readonly networks: readonly string[];
}

export interface SampledContainer {
  /** the engine's */
  readonly id: string;
  /** of its first process, as the engine sees it */
  readonly pid: number;
}

export interface Sample {
  readonly node: NodeCounters;
  readonly containers: ReadonlyMap<string, Counters>;
}

export interface RefusedRoute {
  /** id of the application in the table */
  readonly application: string;
  /** place of the rule among the application's */
  readonly rule: number;
  readonly reason: string;
}

export type ProbeTarget = { readonly address: string; readonly timeoutMs: number } & (
  | { readonly kind: "http"; readonly port: number; readonly path: string; readonly host: string }
  | { readonly kind: "tcp"; readonly port: number }
);

/** `status` of an HTTP answer; null for a TCP probe or when there was none. */
export interface ProbeResult {
  readonly reached: boolean;
  readonly status: number | null;
  /** for people: "connection refused", "no answer within 3 s", "answered 503" */
  readonly detail: string;
}
