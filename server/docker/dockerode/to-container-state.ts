import type { ContainerInspectInfo } from "dockerode";
import type { ContainerState } from "../engine";
import { toPlainText } from "./plain-text";

const maxOutput = 2_000;

/** Docker writes the year 1 for "never". */
const timeOf = (text: string | undefined): number | null => {
  const ms = Date.parse(text ?? "");
  return Number.isNaN(ms) || ms <= 0 ? null : ms;
};

export function toContainerState(info: ContainerInspectInfo): ContainerState {
  const { State: state } = info;
  const finishedAt = timeOf(state.FinishedAt);
  const health = state.Health?.Status;
  const output = state.Health?.Log?.at(-1)?.Output;
  const known = health === "starting" || health === "healthy" || health === "unhealthy";
  return {
    id: info.Id,
    name: info.Name.replace(/^\//, ""),
    image: info.Image,
    labels: info.Config.Labels,
    pid: state.Pid > 0 ? state.Pid : null,
    status: state.Status as ContainerState["status"],
    exitCode: finishedAt === null ? null : state.ExitCode,
    restartCount: info.RestartCount,
    restart: (info.HostConfig.RestartPolicy?.Name || "no") as ContainerState["restart"],
    startedAt: timeOf(state.StartedAt),
    finishedAt,
    health: known ? health : null,
    healthOutput: output === undefined ? null : toPlainText(output, maxOutput),
    address: Object.values(info.NetworkSettings.Networks)[0]?.IPAddress || null,
    error: state.Error || null,
  };
}
