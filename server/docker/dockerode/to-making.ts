import type Docker from "dockerode";
import type { Making } from "../../domain/node-contents/propose-application";

const nanoseconds = 1_000_000;

/** What a container has of its own, and what comes with its image. */
export function toMaking(container: Docker.ContainerInspectInfo, image: Docker.ImageInspectInfo): Making {
  const { Config: own, HostConfig: host } = container;
  const base = image.Config;
  const inherited = new Set(base.Env ?? []);
  return {
    image: own.Image,
    env: Object.fromEntries((own.Env ?? []).filter((line) => !inherited.has(line)).map(splitVariable)),
    command: sameList(own.Cmd, base.Cmd) ? null : (own.Cmd ?? []),
    entrypoint: !sameList(toList(own.Entrypoint), toList(base.Entrypoint)),
    user: own.User !== "" && own.User !== base.User,
    exposed: toPorts(Object.keys({ ...base.ExposedPorts, ...own.ExposedPorts })),
    published: toPublished((host.PortBindings ?? {}) as Record<string, { HostPort?: string }[] | null>),
    mounts: (container.Mounts ?? []).map(({ Type, Name, Source, Destination }) => ({
      kind: Type ?? "bind",
      source: Name ?? Source,
      target: Destination,
    })),
    restart: host.RestartPolicy?.Name || "no",
    health: toHealth(own.Healthcheck),
    memoryBytes: host.Memory || null,
    cpus: host.NanoCpus ? host.NanoCpus / 1e9 : null,
    pids: host.PidsLimit && host.PidsLimit > 0 ? host.PidsLimit : null,
    privileged: host.Privileged === true,
    networkMode: host.NetworkMode ?? "default",
  };
}

function splitVariable(line: string): [string, string] {
  const at = line.indexOf("=");
  return at === -1 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)];
}

const toList = (value: string | string[] | null | undefined): string[] =>
  typeof value === "string" ? [value] : (value ?? []);

const sameList = (a: readonly string[] | null | undefined, b: readonly string[] | null | undefined): boolean =>
  JSON.stringify(a ?? []) === JSON.stringify(b ?? []);

/** "8080/tcp" */
const toPorts = (keys: readonly string[]): number[] =>
  [...new Set(keys.filter((key) => !key.endsWith("/udp")).map((key) => Number.parseInt(key, 10)))].sort(
    (a, b) => a - b,
  );

const toPublished = (bindings: Record<string, { HostPort?: string }[] | null>) =>
  Object.entries(bindings).flatMap(([key, hosts]) =>
    (hosts ?? []).map(({ HostPort }) => ({ host: Number(HostPort) || 0, container: Number.parseInt(key, 10) })),
  );

/** What Docker does where a check does not say it. */
const usual = { intervalMs: 30_000, timeoutMs: 30_000, retries: 3 };

function toHealth(check: Docker.HealthConfig | undefined): Making["health"] {
  const [form, ...words] = check?.Test ?? [];
  const argv = form === "CMD-SHELL" ? ["/bin/sh", "-c", ...words] : form === "CMD" ? words : [];
  if (check === undefined || argv.length === 0) return null;
  const ms = (value: number | undefined, otherwise: number) => (value ? Math.round(value / nanoseconds) : otherwise);
  return {
    argv,
    intervalMs: ms(check.Interval, usual.intervalMs),
    timeoutMs: ms(check.Timeout, usual.timeoutMs),
    startPeriodMs: ms(check.StartPeriod, 0),
    retries: check.Retries || usual.retries,
  };
}
