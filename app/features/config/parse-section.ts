import type { AppConfig, AppConfigInput } from "../../../server/domain/application/config";
import { parseCommand } from "../../../server/domain/container-spec/parse-command";
import { invalid } from "../../../server/domain/errors";

export const sections = ["run", "resources", "health", "restart", "rollout", "volumes"] as const;
export type SectionName = (typeof sections)[number];

type Get = (name: string) => string;

/**
 * A section's form put into the whole configuration. Field names are those of the configuration; times are in seconds in forms.
 * What is out of range is told by the use-case, under the same names.
 * @throws AppError invalid where a field cannot even be read
 */
export function parseSection(section: SectionName, form: FormData, config: AppConfig): AppConfigInput {
  const get: Get = (name) => String(form.get(name) ?? "").trim();
  switch (section) {
    case "run":
      return { ...config, command: command(get("command"), "command"), port: optional(get, "port") };
    case "resources":
      return {
        ...config,
        replicas: number(get, "replicas"),
        limits: {
          cpus: optional(get, "limits.cpus"),
          memoryMb: optional(get, "limits.memoryMb"),
          pids: optional(get, "limits.pids"),
        },
      };
    case "health":
      return { ...config, health: health(get) };
    case "restart":
      return {
        ...config,
        restart: {
          backoffMs: seconds(get, "restart.backoffMs"),
          maxBackoffMs: seconds(get, "restart.maxBackoffMs"),
          maxCrashes: number(get, "restart.maxCrashes"),
        },
      };
    case "rollout":
      return { ...config, rollout: rollout(get) };
    case "volumes":
      return { ...config, volumes: volumes(form) };
  }
}

function health(get: Get): NonNullable<AppConfigInput["health"]> {
  const timing = {
    intervalMs: seconds(get, "health.intervalMs"),
    timeoutMs: seconds(get, "health.timeoutMs"),
    healthyThreshold: number(get, "health.healthyThreshold"),
    unhealthyThreshold: number(get, "health.unhealthyThreshold"),
    startPeriodMs: seconds(get, "health.startPeriodMs"),
  };
  switch (get("health.kind")) {
    case "tcp":
      return { kind: "tcp", port: optional(get, "health.tcpPort"), ...timing };
    case "command":
      return { kind: "command", command: [...(command(get("health.command"), "health.command") ?? [])], ...timing };
    case "none":
      return { kind: "none", ...timing };
    default:
      return {
        kind: "http",
        path: get("health.path") || "/",
        port: optional(get, "health.port"),
        expectStatus: [number(get, "health.expectStatus.0"), number(get, "health.expectStatus.1")],
        ...timing,
      };
  }
}

function rollout(get: Get): NonNullable<AppConfigInput["rollout"]> {
  return {
    order: get("rollout.order") === "stop-first" ? "stop-first" : "start-first",
    surge: number(get, "rollout.surge"),
    parallelism: number(get, "rollout.parallelism"),
    healthyTimeoutMs: seconds(get, "rollout.healthyTimeoutMs"),
    maxAttempts: number(get, "rollout.maxAttempts"),
    drainMs: seconds(get, "rollout.drainMs"),
    stopGraceMs: seconds(get, "rollout.stopGraceMs"),
    monitorMs: seconds(get, "rollout.monitorMs"),
  };
}

/** Rows with neither a name nor a path are left out: the form always has an empty one. */
function volumes(form: FormData): { name: string; path: string }[] {
  const names = form.getAll("volume.name").map(String);
  const paths = form.getAll("volume.path").map(String);
  return names
    .map((name, index) => ({ name: name.trim(), path: (paths[index] ?? "").trim() }))
    .filter(({ name, path }) => name !== "" || path !== "");
}

function command(text: string, field: string): string[] | null {
  try {
    const words = [...parseCommand(text)];
    return words.length === 0 ? null : words;
  } catch (error) {
    throw invalid({ [field]: error instanceof Error ? error.message : String(error) });
  }
}

/** Decimal commas are what half of Europe types. */
function read(get: Get, name: string): number {
  const value = Number(get(name).replace(",", "."));
  if (get(name) === "" || !Number.isFinite(value)) throw invalid({ [name]: "Enter a number." });
  return value;
}

const number = read;
const optional = (get: Get, name: string): number | null => (get(name) === "" ? null : read(get, name));
const seconds = (get: Get, name: string): number => Math.round(read(get, name) * 1000);
