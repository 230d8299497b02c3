import { Icon, type IconName } from "./icon";
import type { AppState } from "../../../server/domain/application/app-state";
import type { Status as DeploymentState } from "../../../server/domain/deployment/status";
import type { NodeState } from "../../../server/domain/node/judge-node";
import type { Duty } from "../../../server/domain/node/node-words";
import { Ring } from "./ring";

const tones = {
  moving: { word: "text-accent-ink", icon: "text-accent-ink", pill: "bg-accent-soft" },
  ok: { word: "text-ok-ink", icon: "text-ok-ink", pill: "bg-ok-soft" },
  /** fine and not worth a look: only the check is green */
  fine: { word: "text-ink-2", icon: "text-ok-ink", pill: "bg-surface-3" },
  warn: { word: "text-warn-ink", icon: "text-warn-ink", pill: "bg-warn-soft" },
  bad: { word: "text-bad-ink", icon: "text-bad-ink", pill: "bg-bad-soft" },
  idle: { word: "text-ink-2", icon: "text-ink-2", pill: "bg-surface-3" },
  faint: { word: "text-ink-3", icon: "text-ink-3", pill: "bg-surface-3" },
} as const;

export type Tone = keyof typeof tones;

export interface StatusProps {
  readonly word: string;
  readonly tone: Tone;
  /** "ring": under way, as far as `progress` says */
  readonly icon: IconName | "ring";
  readonly progress?: number | undefined;
  /** a badge beside a title */
  readonly pill?: boolean;
  /** only in dense cells, or in those of a narrow page: the word stays for screen readers and in the tooltip */
  readonly hideWord?: boolean | "narrow";
}

/** A state: its icon and its word, coloured only when it says something. */
export function Status({ word, tone, icon, progress, pill = false, hideWord = false }: StatusProps) {
  const look = tones[tone];
  if (hideWord === true && icon !== "ring") return <Icon name={icon} label={word} title={word} className={look.icon} />;
  return (
    <span
      title={hideWord ? word : undefined}
      className={`inline-flex items-center gap-1.5 whitespace-nowrap align-middle font-medium ${look.word} ${pill ? `h-6 rounded-full pr-[9px] pl-[7px] ${look.pill}` : ""}`}
    >
      {icon === "ring" ? <Ring progress={progress} /> : <Icon name={icon} className={look.icon} />}
      <span className={hideWord ? (hideWord === "narrow" ? "sr-only frame:not-sr-only" : "sr-only") : undefined}>
        {word}
      </span>
    </span>
  );
}

type Look = Pick<StatusProps, "word" | "tone" | "icon">;
type Extra = Pick<StatusProps, "progress" | "pill" | "hideWord">;

const deployments: Readonly<Record<DeploymentState, Look>> = {
  queued: { word: "Queued", tone: "idle", icon: "clock" },
  building: { word: "Building", tone: "moving", icon: "hammer" },
  deploying: { word: "Deploying", tone: "moving", icon: "ring" },
  monitoring: { word: "Monitoring", tone: "moving", icon: "activity" },
  succeeded: { word: "Succeeded", tone: "ok", icon: "circle-check" },
  failed: { word: "Failed", tone: "bad", icon: "circle-x" },
  cancelled: { word: "Cancelled", tone: "idle", icon: "ban" },
  superseded: { word: "Superseded", tone: "idle", icon: "chevrons-right" },
  rolled_back: { word: "Rolled back", tone: "warn", icon: "undo-2" },
};

/**
 * `status` as the database writes it. `cancelling`: a person wants it to end, and it is on its way back. `calm`: one of many, of which
 * most went well: only the check of those is green.
 */
export function DeploymentStatus({
  status,
  cancelling = false,
  calm = false,
  ...extra
}: { status: Uppercase<DeploymentState>; cancelling?: boolean; calm?: boolean } & Extra) {
  const look = deployments[status.toLowerCase() as DeploymentState];
  return (
    <Status
      {...look}
      {...(calm && look.tone === "ok" ? { tone: "fine" as const } : {})}
      {...(cancelling ? { word: "Cancelling" } : {})}
      {...extra}
    />
  );
}

const replicas: Readonly<Record<string, Look>> = {
  creating: { word: "Starting", tone: "moving", icon: "circle-dashed" },
  starting: { word: "Starting", tone: "moving", icon: "circle-dashed" },
  healthy: { word: "Healthy", tone: "fine", icon: "circle-check" },
  unhealthy: { word: "Unhealthy", tone: "warn", icon: "triangle-alert" },
  draining: { word: "Draining", tone: "idle", icon: "log-out" },
  exited: { word: "Exited", tone: "bad", icon: "circle-x" },
  stopped: { word: "Stopped", tone: "faint", icon: "circle-stop" },
  unseen: { word: "Not seen", tone: "warn", icon: "unplug" },
};

/** `phase` as observed; `exitCode` belongs to the word when it ended. */
export function ReplicaStatus({ phase, exitCode, ...extra }: { phase: string; exitCode?: number | null } & Extra) {
  const look = replicas[phase] ?? { word: phase, tone: "faint", icon: "circle-dashed" };
  const code = phase === "exited" && typeof exitCode === "number" ? ` (${exitCode})` : "";
  return <Status {...look} word={`${look.word}${code}`} {...extra} />;
}

const nodes: Readonly<Record<NodeState, Look>> = {
  unknown: { word: "Not seen yet", tone: "faint", icon: "circle-dashed" },
  ready: { word: "Ready", tone: "ok", icon: "circle-check" },
  unreachable: { word: "Unreachable", tone: "bad", icon: "unplug" },
};

const duties: Readonly<Record<Exclude<Duty, "active">, Look>> = {
  draining: { word: "Draining", tone: "moving", icon: "log-out" },
  disabled: { word: "Disabled", tone: "faint", icon: "ban" },
};

/** How a node was when it was last asked; while it is ready, what is wanted of it. */
export function NodeStatus({ state, duty = "active", ...extra }: { state: NodeState; duty?: Duty } & Extra) {
  return <Status {...(state === "ready" && duty !== "active" ? duties[duty] : nodes[state])} {...extra} />;
}

const apps: Readonly<Record<AppState, Look>> = {
  deleting: { word: "Being deleted", tone: "bad", icon: "trash" },
  queued: deployments.queued,
  building: deployments.building,
  deploying: deployments.deploying,
  monitoring: deployments.monitoring,
  never: { word: "Never deployed", tone: "faint", icon: "minus" },
  stopped: replicas.stopped as Look,
  serving: { word: "Serving", tone: "fine", icon: "circle-check" },
  degraded: { word: "Degraded", tone: "warn", icon: "triangle-alert" },
  down: { word: "Not serving", tone: "bad", icon: "circle-x" },
};

/** How an application is in one environment. */
export function AppStatus({ state, ...extra }: { state: AppState } & Extra) {
  return <Status {...apps[state]} {...extra} />;
}
