import { type AppConfigInput, defaultConfig, healthCheckSchema } from "../application/config";

/** How a container was made, as far as an application can be made of it. */
export interface Making {
  readonly image: string;
  /** its own: what its image sets to the same value is left out */
  readonly env: Readonly<Record<string, string>>;
  /** null: its image's */
  readonly command: readonly string[] | null;
  /** that it has an entrypoint, or a user, other than its image's */
  readonly entrypoint: boolean;
  readonly user: boolean;
  /** that it or its image names, lowest first */
  readonly exposed: readonly number[];
  readonly published: readonly { readonly host: number; readonly container: number }[];
  readonly mounts: readonly { readonly kind: string; readonly source: string; readonly target: string }[];
  readonly restart: string;
  readonly health: {
    readonly argv: readonly string[];
    readonly intervalMs: number;
    readonly timeoutMs: number;
    readonly startPeriodMs: number;
    readonly retries: number;
  } | null;
  readonly memoryBytes: number | null;
  readonly cpus: number | null;
  readonly pids: number | null;
  readonly privileged: boolean;
  readonly networkMode: string;
}

export interface Proposal {
  readonly image: string;
  readonly port: number | null;
  /** names only; the values go sealed from engine to database */
  readonly variables: readonly string[];
  readonly volumes: readonly { readonly name: string; readonly path: string; readonly from: string }[];
  readonly config: AppConfigInput;
  /** what is otherwise than in the container, and what to do about it */
  readonly notes: readonly string[];
  /** why no application can be made of it; null when one can */
  readonly obstacle: string | null;
}

const mebibyte = 1024 * 1024;
const edgePorts = [80, 443];
const takenKey = /^[A-Za-z_][A-Za-z0-9_]{0,199}$/;
const goodPath = /^\/[^:\p{Cc}]{1,399}$/u;
const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, Math.round(value)));

/** The application that a container of other software would be, and what of it would not come along. */
export function proposeApplication(name: string, making: Making): Proposal {
  const volumes = nameVolumes(making.mounts.filter(({ kind, target }) => kind === "volume" && goodPath.test(target)));
  const port = making.published[0]?.container ?? making.exposed[0] ?? null;
  return {
    image: making.image,
    port,
    variables: Object.keys(making.env).filter((key) => takenKey.test(key)),
    volumes,
    config: {
      command: making.command === null || making.command.length === 0 ? null : [...making.command],
      port,
      limits: {
        cpus: making.cpus === null ? null : Math.max(0.01, making.cpus),
        memoryMb: making.memoryBytes === null ? null : clamp(making.memoryBytes / mebibyte, 6, 4_194_304),
        pids: making.pids,
      },
      volumes: volumes.map(({ name: volume, path }) => ({ name: volume, path })),
      health: toHealth(making.health),
      // Two containers must not write to one volume.
      ...(volumes.length > 0 ? { rollout: { ...defaultConfig.rollout, order: "stop-first" } } : {}),
    },
    notes: [...notesOnPorts(name, making), ...notesOnData(making, volumes), ...notesOnRest(making)],
    obstacle: /^(sha256:)?[0-9a-f]{12,64}$/.test(making.image)
      ? "Its image has lost its name, so no other node could fetch it. Give it one with “docker tag”, and make the container anew."
      : null,
  };
}

/** Without a check of its own, it is healthy when its port is open: whether it speaks HTTP is not known. */
function toHealth(health: Making["health"]): NonNullable<AppConfigInput["health"]> {
  if (health === null) return healthCheckSchema.parse({ kind: "tcp" });
  return healthCheckSchema.parse({
    kind: "command",
    command: [...health.argv],
    intervalMs: clamp(health.intervalMs, 500, 300_000),
    timeoutMs: clamp(health.timeoutMs, 100, 60_000),
    startPeriodMs: clamp(health.startPeriodMs, 0, 3_600_000),
    healthyThreshold: 1,
    unhealthyThreshold: clamp(health.retries, 1, 20),
  });
}

/** A name that is fit for ours; that of the folder where it was made without one. */
function nameVolumes(mounts: Making["mounts"]): Proposal["volumes"] {
  const taken = new Set<string>();
  return mounts.map(({ source, target }) => {
    const base = /^[0-9a-f]{64}$/.test(source) ? target : source;
    const word =
      base
        .toLowerCase()
        .replace(/[^a-z0-9_-]+/g, "-")
        .replace(/^[^a-z0-9]+/, "")
        .slice(0, 36)
        .replace(/-+$/, "") || "data";
    let name = word;
    for (let i = 2; taken.has(name); i++) name = `${word}-${i}`;
    taken.add(name);
    return { name, path: target, from: source };
  });
}

function notesOnPorts(name: string, { published, networkMode }: Making): readonly string[] {
  const notes: string[] = [];
  const hosts = [...new Set(published.map(({ host }) => host).filter((host) => host > 0))];
  if (hosts.length > 0)
    notes.push(
      `${name} holds port ${hosts.join(", ")} of the node for as long as it runs. The application publishes none: people reach it by a domain, through the edge.`,
    );
  const held = hosts.filter((host) => edgePorts.includes(host));
  if (held.length > 0)
    notes.push(`The edge wants port ${held.join(" and ")} itself, and cannot serve there until ${name} is stopped.`);
  if (networkMode === "host")
    notes.push("It is on the node’s own network; the application gets one of its environment.");
  return notes;
}

function notesOnData({ mounts }: Making, volumes: Proposal["volumes"]): readonly string[] {
  const folders = mounts.filter(({ kind }) => kind !== "volume").map(({ source, target }) => source || target);
  return [
    ...volumes.map(
      ({ from, path }) =>
        `The data in ${from.slice(0, 40)} stays where it is: the application begins with an empty volume at ${path}.`,
    ),
    ...folders.map((folder) => `The node’s folder ${folder} is not mounted: an application has volumes only.`),
  ];
}

function notesOnRest({ env, entrypoint, user, privileged, restart }: Making): readonly string[] {
  const refused = Object.keys(env).filter((key) => !takenKey.test(key));
  return [
    restart === "no" || restart === "on-failure"
      ? "It is not started again whenever it ends; replicas of an application always are."
      : null,
    entrypoint ? "Its own entrypoint does not come along: build it into an image." : null,
    user ? "Its own user does not come along: build it into an image." : null,
    privileged ? "It is privileged; no application is." : null,
    refused.length > 0 ? `Variables with names that are none do not come along: ${refused.join(", ")}.` : null,
  ].filter((note) => note !== null);
}
