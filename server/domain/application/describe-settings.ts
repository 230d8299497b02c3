import type { ReleaseSpec } from "./config";

export type Source = Readonly<Record<string, string>>;

/** Settings by field: each with the section that it belongs to, what it is called, and its value in words. */
export type Settings = Readonly<Record<string, readonly [group: string, label: string, value: string]>>;

/** Where an application comes from. */
export function describeSource(source: Source): Settings {
  if (source.reference !== undefined) return { image: ["Source", "Image", source.reference] };
  const { url = "", branch = "", subdirectory = "", dockerfile = "" } = source;
  return {
    url: ["Source", "Repository", url],
    branch: ["Source", "Branch", branch],
    subdirectory: ["Source", "Folder", subdirectory || "/"],
    dockerfile: ["Source", "Dockerfile", dockerfile],
  };
}

/** What it is told, but for how many replicas there are. */
export function describeSettings(spec: Omit<ReleaseSpec, "port"> & { readonly port: number | null }): Settings {
  const { health, limits, rollout, restart } = spec;
  return {
    command: ["Run", "Command", spec.command === null ? "the image’s own" : spec.command.join(" ")],
    port: ["Run", "Port", spec.port === null ? "the image’s own" : String(spec.port)],
    cpus: ["Resources", "CPU", limits.cpus === null ? "no limit" : `${limits.cpus} cores`],
    memory: ["Resources", "Memory", limits.memoryMb === null ? "no limit" : `${limits.memoryMb} MiB`],
    pids: ["Resources", "Processes", limits.pids === null ? "no limit" : String(limits.pids)],
    volumes: ["Volumes", "Volumes", spec.volumes.map(({ name, path }) => `${name} at ${path}`).join(", ") || "none"],
    health: ["Health check", "Check", describeHealth(health)],
    healthTiming: [
      "Health check",
      "Timing",
      `every ${seconds(health.intervalMs)}, within ${seconds(health.timeoutMs)}, healthy after ${health.healthyThreshold}, unhealthy after ${health.unhealthyThreshold}, start ${seconds(health.startPeriodMs)}`,
    ],
    order: ["Rollout", "Order", rollout.order === "start-first" ? "new before old" : "old before new"],
    surge: ["Rollout", "Surge", `${rollout.surge}, ${rollout.parallelism} at a time`],
    patience: [
      "Rollout",
      "Patience",
      `${seconds(rollout.healthyTimeoutMs)} to become healthy, ${rollout.maxAttempts} attempts`,
    ],
    drain: ["Rollout", "Drain and stop", `${seconds(rollout.drainMs)} drain, ${seconds(rollout.stopGraceMs)} stop`],
    monitor: ["Rollout", "Monitor window", seconds(rollout.monitorMs)],
    restart: [
      "Restart policy",
      "Restart",
      `${seconds(restart.backoffMs)} to ${seconds(restart.maxBackoffMs)} back-off, given up after ${restart.maxCrashes}`,
    ],
  };
}

export function describeHealth(health: ReleaseSpec["health"]): string {
  switch (health.kind) {
    case "http":
      return `HTTP ${health.path}${health.port === null ? "" : ` on ${health.port}`}, ${health.expectStatus.join("–")}`;
    case "tcp":
      return `TCP${health.port === null ? "" : ` on ${health.port}`}`;
    case "command":
      return `command ${health.command.join(" ")}`;
    case "none":
      return "none";
  }
}

const seconds = (ms: number): string => `${ms / 1000} s`;
