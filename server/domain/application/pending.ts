import type { AppConfig, ReleaseSpec } from "./config";
import { describeVariableChanges, type VariableChange, type VariableFact } from "./variable-changes";

export interface PendingChange {
  /** the section of the settings that it belongs to */
  readonly group: string;
  readonly field: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

export interface Pending {
  readonly changes: readonly PendingChange[];
  readonly variables: readonly VariableChange[];
  /** variables have changed, and how is not told: the release kept no list of them, or one may not read them */
  readonly hiddenVariables: boolean;
  /** what goes into the image has changed; all else is deployed with the image that there is */
  readonly needsBuild: boolean;
}

export type Source = Readonly<Record<string, string>>;

export interface CurrentRelease {
  readonly spec: ReleaseSpec;
  /** how many replicas are wanted now; 0 when it is stopped */
  readonly count: number;
  readonly variablesVersion: number;
  readonly variables: readonly VariableFact[] | null;
  readonly source: Source | null;
}

export interface Wish {
  readonly config: AppConfig;
  readonly variablesVersion: number;
  readonly variables: readonly VariableFact[];
  readonly source: Source;
}

const nothing: Pending = { changes: [], variables: [], hiddenVariables: false, needsBuild: false };

/** What the next deployment would change, field by field in words for people. Nothing is pending before the first one. */
export function describePending(current: CurrentRelease | null, wish: Wish): Pending {
  if (current === null) return nothing;
  const before = { ...describeSource(current.source ?? wish.source), ...describeSettings(current.spec) };
  const port = wish.config.port ?? current.spec.port;
  const after = { ...describeSource(wish.source), ...describeSettings({ ...wish.config, port }) };
  const changes = Object.entries({ ...before, ...after }).flatMap(([field, [group, label]]) => {
    const [from, to] = [before[field]?.[2] ?? "none", after[field]?.[2] ?? "none"];
    return from === to ? [] : [{ group, field, label, from, to }];
  });
  const scaled = current.count > 0 && current.count !== wish.config.replicas;
  const [from, to] = [String(current.count), String(wish.config.replicas)];
  return {
    changes: scaled ? [...changes, { group: "Resources", field: "replicas", label: "Replicas", from, to }] : changes,
    variables: current.variables === null ? [] : describeVariableChanges(current.variables, wish.variables),
    hiddenVariables: current.variables === null && current.variablesVersion !== wish.variablesVersion,
    needsBuild: !isSameImage(current, wish),
  };
}

/** Whether the image of a release is what the wish would build from the same commit: same source, same build variables. */
export function isSameImage(
  release: Pick<CurrentRelease, "source" | "variables">,
  wish: Pick<Wish, "source" | "variables">,
): boolean {
  if (release.source === null || release.variables === null) return false;
  const inputs = (facts: readonly VariableFact[]) =>
    facts.flatMap(({ key, build, value }) => (build && value !== null ? [`${key}=${value}`] : [])).sort();
  const entries = (source: Source) => Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    JSON.stringify(entries(release.source)) === JSON.stringify(entries(wish.source)) &&
    JSON.stringify(inputs(release.variables)) === JSON.stringify(inputs(wish.variables))
  );
}

export const countPending = ({ changes, variables, hiddenVariables }: Pending): number =>
  changes.length + variables.length + (hiddenVariables ? 1 : 0);

/** For those who may not read variables: that some changed, and no name. */
export const hideVariables = ({ changes, variables, hiddenVariables, needsBuild }: Pending): Pending => ({
  changes,
  needsBuild,
  variables: [],
  hiddenVariables: hiddenVariables || variables.length > 0,
});

type Settings = Readonly<Record<string, readonly [group: string, label: string, value: string]>>;

function describeSource(source: Source): Settings {
  if (source.reference !== undefined) return { image: ["Source", "Image", source.reference] };
  const { url = "", branch = "", subdirectory = "", dockerfile = "" } = source;
  return {
    url: ["Source", "Repository", url],
    branch: ["Source", "Branch", branch],
    subdirectory: ["Source", "Folder", subdirectory || "/"],
    dockerfile: ["Source", "Dockerfile", dockerfile],
  };
}

function describeSettings(spec: ReleaseSpec): Settings {
  const { health, limits, rollout, restart } = spec;
  return {
    command: ["Run", "Command", spec.command === null ? "the image’s own" : spec.command.join(" ")],
    port: ["Run", "Port", String(spec.port)],
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
