import { randomBytes } from "node:crypto";

export interface SimulatedContainer {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly pid: number;
  readonly address: string;
  state: "created" | "running" | "exited";
  restart: string;
  startedAt: string;
  /** of its HEALTHCHECK; null without one */
  health: "healthy" | "unhealthy" | null;
}

const never = "0001-01-01T00:00:00Z";
let pids = 1_000;

/** A container as the simulated engine keeps it: no program runs for it. */
export function makeContainer(
  name: string,
  spec: {
    readonly image: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly address?: string;
    readonly restart?: string;
  },
): SimulatedContainer {
  const { image, labels, address = "10.210.0.2", restart = "no" } = spec;
  const id = randomBytes(32).toString("hex");
  return { id, name, image, labels, pid: ++pids, address, state: "created", restart, startedAt: never, health: null };
}

export function start(container: SimulatedContainer): void {
  if (container.state === "running") return;
  container.state = "running";
  container.startedAt = new Date().toISOString();
}

/** As GET /containers/json lists it. */
export const toListed = ({ id, name, image, labels, state, health }: SimulatedContainer) => ({
  ...{ Id: id, Names: [`/${name}`], Image: image, ImageID: image, Labels: labels, State: state },
  ...{
    Status: state === "running" ? `Up 5 minutes${health === null ? "" : ` (${health})`}` : "Exited (137) 1 second ago",
    Created: 0,
    Ports: [],
    Mounts: [],
  },
});

/** As GET /containers/{name}/json tells of it. */
export const toInspected = (container: SimulatedContainer) => {
  const { id, name, image, labels, state, pid, restart, startedAt, address, health } = container;
  const ended = state === "exited";
  return {
    ...{ Id: id, Name: `/${name}`, Image: image, RestartCount: 0, Created: never, Mounts: [] },
    Config: { Labels: labels, Image: image, Env: [] },
    HostConfig: { RestartPolicy: { Name: restart } },
    State: {
      ...{ Status: state, Running: state === "running", Pid: state === "running" ? pid : 0, Error: "" },
      ...{ ExitCode: ended ? 137 : 0, StartedAt: startedAt, FinishedAt: ended ? new Date().toISOString() : never },
      ...(health === null ? {} : { Health: { Status: health, Log: [] } }),
    },
    NetworkSettings: { Networks: { sim: { IPAddress: address } } },
  };
};
