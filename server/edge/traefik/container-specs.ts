import { labelNames } from "../../domain/container-spec/labels";
import { durationBounds } from "../../domain/metrics/durations";
import type { ContainerSpec } from "../../docker/engine";
import { layoutOf, type TraefikEdgeOptions } from "./options";
import { cgroupRoot } from "./sample";

const folder = "/dyn";
const hardened = { readOnly: true, dropCapabilities: true, restart: "always" as const };

/** Where the two containers stand. */
export interface Places {
  readonly traefik: ContainerSpec["network"];
  readonly companion: ContainerSpec["network"];
  /** host:port at which Traefik reaches the pages */
  readonly pages: string;
  /** host:port at which Traefik itself takes requests of people */
  readonly own: string;
}

/** Beside the edge: holds its file, serves its pages, and is where we run nc. No agent: nothing of ours runs in it by itself. */
export function companionSpec(options: TraefikEdgeOptions, places: Places): ContainerSpec {
  const { companion, volume } = layoutOf(options);
  const onHost = options.mode === "host";
  return {
    ...hardened,
    name: companion,
    image: options.companionImage,
    labels: { [labelNames.edge]: "companion" },
    entrypoint: [],
    command: ["httpd", "-f", "-p", places.pages, "-h", `${folder}/pages`, "-c", `${folder}/httpd.conf`],
    network: places.companion,
    hostPid: onHost,
    mounts: [
      { kind: "volume", source: volume, target: folder, readOnly: false },
      { kind: "bind", source: "/sys/fs/cgroup", target: cgroupRoot, readOnly: true },
    ],
    memoryBytes: 64 * 1024 * 1024,
    pids: 256,
  };
}

/**
 * Traefik has a network of its own in attached mode, rather than the companion's: the engine would not start it again by
 * itself after its own restart before the one that it shares with.
 * @param meshPort at which edges of other nodes reach it; null where none do
 */
export function traefikSpec(options: TraefikEdgeOptions, places: Places, meshPort: number | null): ContainerSpec {
  const { traefik, volume } = layoutOf(options);
  const open = [options.httpPort, options.httpsPort, ...(meshPort === null ? [] : [meshPort])];
  const ports = open.map((port) => ({ host: port, container: port }));
  return {
    ...hardened,
    name: traefik,
    image: options.traefikImage,
    labels: { [labelNames.edge]: "1" },
    entrypoint: ["traefik"],
    command: traefikFlags(options, meshPort),
    network: places.traefik,
    ...(options.mode === "attached" ? { ports } : {}),
    addCapabilities: ["NET_BIND_SERVICE"],
    mounts: [{ kind: "volume", source: volume, target: folder, readOnly: true }],
  };
}

/** https://doc.traefik.io/traefik/reference/static-configuration/cli/ */
function traefikFlags(options: TraefikEdgeOptions, meshPort: number | null): string[] {
  const { control, api } = layoutOf(options);
  return [
    `--providers.file.filename=${folder}/live.yml`,
    "--providers.file.watch=true",
    // 2 s by default, which every rollout would wait for several times
    "--providers.providersThrottleDuration=100ms",
    ...entryPoint("web", options.httpPort),
    ...entryPoint("websecure", options.httpsPort),
    // Only where edges of other nodes come: what is changed here starts Traefik again.
    ...(meshPort === null ? [] : entryPoint("mesh", meshPort)),
    `--entrypoints.ctl.address=127.0.0.1:${control}`,
    "--ping=true",
    "--ping.manualrouting=true",
    `--entrypoints.traefik.address=127.0.0.1:${api}`,
    "--api.insecure=true",
    "--api.dashboard=false",
    "--metrics.prometheus=true",
    "--metrics.prometheus.entrypoint=ctl",
    // Of a service each new try counts, so that a request that was saved looks like a failed one.
    "--metrics.prometheus.addrouterslabels=true",
    "--metrics.prometheus.addentrypointslabels=false",
    `--metrics.prometheus.buckets=${durationBounds.join(",")}`,
    "--global.checknewversion=false",
    "--global.sendanonymoususage=false",
    "--log.level=ERROR",
  ];
}

const entryPoint = (name: string, port: number): string[] => [
  `--entrypoints.${name}.address=:${port}`,
  `--entrypoints.${name}.transport.lifecycle.gracetimeout=3s`,
  // 60 s by default, within which a whole upload would have to end
  `--entrypoints.${name}.transport.respondingTimeouts.readTimeout=1h`,
];
