import type { ContainerCreateOptions } from "dockerode";
import type { ContainerSpec, HealthCommand, Mount } from "../engine";

const nanoseconds = 1_000_000;
const defaultPids = 4_096;

/** The engine's own words for a container. Defaults are the strict ones: no new privileges, bounded logs. */
export function toCreateOptions(spec: ContainerSpec): ContainerCreateOptions & { name: string } {
  const { network } = spec;
  const named = typeof network === "object" ? network : null;
  return {
    name: spec.name,
    Image: spec.image,
    Labels: { ...spec.labels },
    ...(spec.command === undefined ? {} : { Cmd: [...spec.command] }),
    ...(spec.entrypoint === undefined ? {} : { Entrypoint: [...spec.entrypoint] }),
    ...(spec.user === undefined ? {} : { User: spec.user }),
    Env: Object.entries(spec.env ?? {}).map(([key, value]) => `${key}=${value}`),
    ...(spec.stopGraceSeconds === undefined ? {} : { StopTimeout: spec.stopGraceSeconds }),
    ...(spec.healthCommand === undefined ? {} : { Healthcheck: toHealthcheck(spec.healthCommand) }),
    ...(spec.ports
      ? { ExposedPorts: Object.fromEntries(spec.ports.map(({ container }) => [`${container}/tcp`, {}])) }
      : {}),
    HostConfig: {
      NetworkMode: named?.name ?? (network as string),
      RestartPolicy: { Name: spec.restart },
      ReadonlyRootfs: spec.readOnly ?? false,
      SecurityOpt: ["no-new-privileges"],
      ...(spec.dropCapabilities ? { CapDrop: ["ALL"] } : {}),
      ...(spec.addCapabilities ? { CapAdd: [...spec.addCapabilities] } : {}),
      ...(spec.ports
        ? {
            PortBindings: Object.fromEntries(
              spec.ports.map(({ host, container }) => [`${container}/tcp`, [{ HostPort: String(host) }]]),
            ),
          }
        : {}),
      ...(spec.hostPid ? { PidMode: "host" } : {}),
      Mounts: (spec.mounts ?? []).map(toMount),
      // A chatty application must not fill the node's disk.
      LogConfig: { Type: "json-file", Config: { "max-size": "10m", "max-file": "3" } },
      ...(spec.memoryBytes ? { Memory: spec.memoryBytes, MemorySwap: spec.memoryBytes } : {}),
      ...(spec.cpus ? { NanoCpus: Math.round(spec.cpus * 1e9) } : {}),
      // One application's runaway must not take the node's processes from all others.
      PidsLimit: spec.pids ?? defaultPids,
    },
    ...(named === null
      ? {}
      : {
          NetworkingConfig: {
            EndpointsConfig: {
              [named.name]: {
                ...(named.address === null ? {} : { IPAMConfig: { IPv4Address: named.address } }),
                Aliases: [...(named.aliases ?? [])],
              },
            },
          },
        }),
  };
}

const toMount = ({ kind, source, target, readOnly }: Mount) => ({
  Type: kind,
  Source: source,
  Target: target,
  ReadOnly: readOnly,
});

function toHealthcheck(health: HealthCommand | null) {
  if (health === null) return { Test: ["NONE"] };
  return {
    Test: ["CMD", ...health.argv],
    Interval: health.intervalMs * nanoseconds,
    Timeout: health.timeoutMs * nanoseconds,
    StartPeriod: health.startPeriodMs * nanoseconds,
    Retries: health.retries,
  };
}
