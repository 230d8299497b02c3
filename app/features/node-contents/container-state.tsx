import { Status, type StatusProps } from "~/components/ui/status";

type Look = Pick<StatusProps, "word" | "tone" | "icon">;

const states: Readonly<Record<string, Look>> = {
  running: { word: "Running", tone: "fine", icon: "circle-check" },
  created: { word: "Created", tone: "faint", icon: "circle-dashed" },
  paused: { word: "Paused", tone: "idle", icon: "pause" },
  restarting: { word: "Restarting", tone: "warn", icon: "rotate-cw" },
  removing: { word: "Being removed", tone: "idle", icon: "trash" },
  dead: { word: "Dead", tone: "bad", icon: "circle-x" },
};

/** How a container was when the engine was asked. One that ended with 0 did what it should; `status` tells the code. */
export function ContainerState({ state, status, hideWord }: ContainerStateProps) {
  const code = /^Exited \((\d+)\)/.exec(status ?? "")?.[1];
  const unhealthy = state === "running" && /\(unhealthy\)/.test(status ?? "");
  const ended: Look =
    code === undefined || code === "0"
      ? { word: "Exited", tone: "faint", icon: "circle-stop" }
      : { word: `Exited (${code})`, tone: "bad", icon: "circle-x" };
  const look: Look = unhealthy
    ? { word: "Unhealthy", tone: "warn", icon: "triangle-alert" }
    : (states[state ?? ""] ?? ended);
  return <Status {...look} {...(hideWord === undefined ? {} : { hideWord })} />;
}

interface ContainerStateProps {
  readonly state: string | null;
  readonly status: string | null;
  readonly hideWord?: "narrow";
}
