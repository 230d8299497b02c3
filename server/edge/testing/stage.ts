import http from "node:http";
import https from "node:https";
import { startTestHost, type TestHost } from "../../../docker/testing/host";
import { edgeImages, loadTestImages, testApp } from "../../../docker/testing/images";
import { run } from "../../../docker/testing/run";
import { createLocalTransport } from "../../docker/transport/local";
import { createDockerodeEngine } from "../../docker/dockerode/create-dockerode-engine";
import type { ContainerSpec, Engine } from "../../docker/engine";
import type { ApplicationRoutes, RoutingTable } from "../../domain/routing/table";
import { chooseAddress, describeSubnet } from "../../domain/routing/subnets";
import type { Edge, RefusedRoute, WantedEdge } from "../edge";
import { createTraefikEdge } from "../traefik/create-traefik-edge";
import { type EdgeLayout, layoutOf, type TraefikEdgeOptions } from "../traefik/options";

export type Mode = TraefikEdgeOptions["mode"];

export interface TestReplica {
  readonly name: string;
  readonly address: string;
  readonly port: number;
}

export interface Answered {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

interface AskOptions {
  readonly https?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A host with a real Traefik, a network of an environment, and replicas. No database: the table is the test's own. */
export interface Stage {
  readonly mode: Mode;
  readonly host: TestHost;
  readonly engine: Engine;
  readonly edge: Edge;
  readonly options: TraefikEdgeOptions;
  readonly layout: EdgeLayout;
  readonly network: string;
  /** what the edge was last told to be */
  wanted(): WantedEdge;
  ensure(): Promise<void>;
  /** Publishes these applications, and no others, with the next revision. */
  publish(...applications: ApplicationRoutes[]): Promise<readonly RefusedRoute[]>;
  /** Brings the edge up with this table, and publishes it. */
  bringUp(whole: RoutingTable): Promise<void>;
  /** Starts a replica of the test application, or of another image, with the next address. */
  replica(over?: Partial<ContainerSpec>): Promise<TestReplica>;
  /** Removes all replicas. */
  clear(): Promise<void>;
  /** Asks the edge from outside of the host. */
  ask(host: string, path?: string, options?: AskOptions): Promise<Answered>;
  /** Gives the node a route, as a VPN would. */
  addRoute(cidr: string): Promise<void>;
  /** Sends a signal to all processes of a program on the host, as the kernel or an administrator would. */
  signal(program: string, signal: string): Promise<void>;
}

export const optionsOf = (mode: Mode, over: Partial<TraefikEdgeOptions> = {}): TraefikEdgeOptions => ({
  name: "t",
  traefikImage: edgeImages.traefik,
  companionImage: edgeImages.companion,
  httpPort: 80,
  httpsPort: 443,
  controlPort: 47_080,
  networkRange: "10.210.0.0/16",
  mode,
  ...over,
});

export async function makeStage(mode: Mode, label: string, place: number): Promise<Stage> {
  const host = await startTestHost(label, place);
  await loadTestImages(host);
  const engine = createDockerodeEngine(createLocalTransport(`unix://${host.socket}`));
  const options = optionsOf(mode);
  const edge = createTraefikEdge(engine, options);
  const network = "dm-shop-prod";
  const subnet = describeSubnet("10.210.7.0/26");
  await engine.ensureNetwork({ name: network, labels: {}, ...subnet, subnet: subnet.cidr });
  let table: RoutingTable = { applications: [], mesh: null };
  let revision = 1;
  let last: string | null = null;
  let count = 0;
  const running = new Set<string>();
  const wanted = (): WantedEdge => ({ table, revision, networks: [network] });
  return {
    mode,
    host,
    engine,
    edge,
    options,
    layout: layoutOf(options),
    network,
    wanted,
    ensure: () => edge.ensure(wanted()),
    publish: (...applications) => {
      table = { applications, mesh: null };
      return edge.publish(table, ++revision);
    },
    bringUp: async (whole) => {
      table = whole;
      await edge.ensure(wanted());
      await edge.publish(table, ++revision);
    },
    replica: async (over = {}) => {
      const address = chooseAddress(subnet.cidr, last, new Set());
      if (address === null) throw new Error("The subnet is full.");
      last = address;
      const name = over.name ?? `replica-${++count}`;
      running.add(name);
      const spec = { name, image: testApp, labels: {}, network: { name: network, address }, restart: "always" };
      await engine.ensureContainer({ ...(spec as ContainerSpec), ...over });
      await engine.start(name);
      return { name, address, port: 8080 };
    },
    clear: async () => {
      await Promise.all([...running].map((name) => engine.remove(name)));
      running.clear();
    },
    ask: (name, path = "/", ask = {}) => request(host.address, name, path, ask),
    addRoute: async (cidr) => {
      await run("nsenter", [`--net=/run/netns/dm-${host.name}`, "ip", "route", "add", "unreachable", cidr]);
    },
    signal: (program, signal) => sendSignal(engine, program, signal),
  };
}

/** One application at one host, with these replicas. */
export function routesOf(
  name: string,
  replicas: readonly TestReplica[],
  over: Partial<ApplicationRoutes> = {},
): ApplicationRoutes {
  return {
    id: `ae_${name}`,
    rules: [{ host: `${name}.test`, path: "/", strip: false }],
    groups: [
      {
        id: `dep_${name}`,
        targets: replicas.map(({ address, port }) => ({ address, port })),
        remotes: [],
        check: null,
      },
    ],
    ...over,
  };
}

function request(address: string, host: string, path: string, options: AskOptions): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { request: open } = options.https ? https : http;
    const asked = open(
      {
        host: address,
        port: options.https ? 443 : 80,
        path,
        headers: { ...options.headers, host },
        servername: host,
        // the edge's own certificate, which nobody signed
        rejectUnauthorized: false,
        agent: false,
        timeout: 60_000,
      },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          body += part;
        });
        response.on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      },
    );
    asked.on("timeout", () => asked.destroy(new Error("no answer within 20 s")));
    asked.on("error", reject);
    asked.end();
  });
}

async function sendSignal(engine: Engine, program: string, signal: string): Promise<void> {
  const spec = {
    name: "spy",
    image: edgeImages.companion,
    labels: {},
    command: ["sleep", "100000"],
    network: "none",
    hostPid: true,
    restart: "always",
  } as const;
  await engine.ensureContainer(spec);
  await engine.start(spec.name);
  const { code, stderr } = await engine.exec(spec.name, ["killall", `-${signal}`, program]);
  if (code !== 0) throw new Error(stderr);
}
