import type { ContainerSpec } from "../../docker/engine";
import type { ReleaseSpec } from "../../domain/application/config";
import { labelNames } from "../../domain/container-spec/labels";
import { type VolumeOwner, volumeName } from "../../domain/container-spec/volume-name";

export interface ReplicaContainer {
  readonly name: string;
  readonly image: string;
  readonly network: string;
  readonly address: string;
  readonly owner: VolumeOwner;
  readonly alias: string;
  readonly env: Readonly<Record<string, string>>;
  readonly spec: ReleaseSpec;
  readonly labels: Readonly<Record<Exclude<keyof typeof labelNames, "managed" | "edge">, string>>;
}

/**
 * The container of a replica. It has no restart policy while it is being proven, so that a crash is seen; it gets one once
 * it serves.
 */
export function toReplicaContainer(replica: ReplicaContainer): ContainerSpec {
  const { spec } = replica;
  const labels = Object.entries(replica.labels).map(([key, value]) => [
    labelNames[key as keyof typeof labelNames],
    value,
  ]);
  return {
    name: replica.name,
    image: replica.image,
    labels: { [labelNames.managed]: "1", ...Object.fromEntries(labels) },
    ...(spec.command === null ? {} : { command: spec.command }),
    env: { PORT: String(spec.port), ...replica.env },
    network: { name: replica.network, address: replica.address, aliases: [replica.alias] },
    mounts: spec.volumes.map(({ name, path }) => ({
      kind: "volume",
      source: volumeName(replica.owner, name),
      target: path,
      readOnly: false,
    })),
    memoryBytes: spec.limits.memoryMb === null ? null : spec.limits.memoryMb * 1024 * 1024,
    cpus: spec.limits.cpus,
    pids: spec.limits.pids,
    restart: "no",
    stopGraceSeconds: Math.ceil(spec.rollout.stopGraceMs / 1000),
    ...(spec.health.kind === "command"
      ? {
          healthCommand: {
            argv: spec.health.command,
            intervalMs: spec.health.intervalMs,
            timeoutMs: spec.health.timeoutMs,
            startPeriodMs: spec.health.startPeriodMs,
            retries: spec.health.unhealthyThreshold,
          },
        }
      : { healthCommand: null }),
  };
}
