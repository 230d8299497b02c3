import type { Duplex, Readable } from "node:stream";
import type { DiskUsage } from "./disk-usage";
import type { EngineInfo, HostPort } from "./engine-info";

/**
 * Port: one Docker host. Names are those of containers, not ids. Every call has a time limit of its own, but for `pull` and
 * `build`, whose signal has it; text comes without NUL. Each throws EngineError: unreachable, timeout, gone (no such
 * container), or refused where nothing else is said.
 */
export interface Engine {
  info(): Promise<EngineInfo>;
  /** What its clock says, ms since the epoch. */
  readClock(): Promise<number>;
  /** Ports of the host that containers publish, and which. */
  listHostPorts(): Promise<readonly HostPort[]>;

  /** Makes the network, or leaves an equal one as it is. @throws EngineError when one of that name has another subnet */
  ensureNetwork(network: NetworkSpec): Promise<void>;
  /** its subnet in CIDR form; null when there is none of that name */
  inspectNetwork(name: string): Promise<string | null>;
  /** One that is gone, or that a container is in, is left alone: look with `inspectNetwork`. */
  removeNetwork(name: string): Promise<void>;
  /** Lets a container into one more network; one that is in it already is left alone. */
  connectNetwork(network: string, container: string): Promise<void>;
  /** Takes a container out of a network; one that is not in it, or gone, is no error. */
  disconnectNetwork(network: string, container: string): Promise<void>;
  /** all networks' subnets in CIDR form, to choose one beside them */
  listSubnets(): Promise<readonly string[]>;

  /** Makes the container unless one of that name exists. It is not started. */
  ensureContainer(spec: ContainerSpec): Promise<void>;
  /** Starts it; one that runs is left alone. */
  start(name: string): Promise<void>;
  /** Sends a signal; one that does not run, or is gone, is no error. */
  kill(name: string, signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Stops and removes it with its anonymous volumes; one that is gone is no error. */
  remove(name: string): Promise<void>;
  setRestartPolicy(name: string, policy: RestartPolicy): Promise<void>;
  /** null when there is none */
  inspect(name: string): Promise<ContainerState | null>;
  /** Containers that carry all these labels. */
  list(labels: Readonly<Record<string, string>>): Promise<readonly ListedContainer[]>;

  /** Removes a named volume with its data; one that is gone is no error. @throws EngineError conflict while a container has it */
  removeVolume(name: string): Promise<void>;

  /** null when the node does not have it */
  inspectImage(reference: string): Promise<ImageInfo | null>;
  /** @throws EngineError image_missing, denied, unreachable (the registry, too), cancelled */
  pull(reference: string, options: PullOptions): Promise<void>;
  tag(image: string, reference: string): Promise<void>;
  /** Images that have a name. */
  listImages(): Promise<readonly ListedImage[]>;
  /**
   * Removes a name, and the image with its last one; one that is in use or gone is left alone. The nameless images that it was
   * built on go with it when nothing else needs them, unless `alone`.
   */
  removeImage(reference: string, options?: { readonly alone: boolean }): Promise<void>;
  /** What takes the disk. Slow, and work for the engine: it measures every volume. */
  diskUsage(): Promise<DiskUsage>;
  /** Lets BuildKit forget what nobody used for a day, oldest first, until its cache takes no more than that. */
  pruneBuildCache(keepBytes: number): Promise<void>;
  /** @returns the image's id @throws EngineError build_failed with the last line of the builder */
  build(options: BuildOptions): Promise<string>;
  /** Loads images from a stream in the form of `docker save`. */
  load(images: Readable): Promise<void>;
  /** Makes an image out of a root file system. */
  importImage(rootfs: Readable, reference: string, changes: readonly string[]): Promise<void>;

  /**
   * Runs a program in a container to its end; one that cannot be started has the code 126 or 127.
   * @throws EngineError timeout (the program may go on), refused for more than 4 MB of output
   */
  exec(name: string, argv: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /** A program whose stdin and stdout are one stream, such as `nc`: a tunnel. Ending the stream ends the program. */
  openExec(name: string, argv: readonly string[]): Promise<Duplex>;
  /** Runs a program on a terminal of its own. It outlives the stream: nobody tells it that its reader has gone. */
  openTerminal(name: string, argv: readonly string[], options: TerminalOptions): Promise<Terminal>;
  /** How a terminal's program is; null when its container, or the engine's memory of it, is gone. */
  inspectTerminal(id: string): Promise<{ readonly running: boolean; readonly exitCode: number | null } | null>;
  /** Puts a tar archive into a container's file system; the container may be stopped. */
  putArchive(name: string, path: string, archive: Buffer): Promise<void>;

  /**
   * Lines as the container wrote them, oldest first; one over 16 kB comes in pieces. Ends with the container, when it is gone,
   * or when the signal aborts. Who reads slowly holds the engine back, not our memory.
   */
  logs(name: string, options: LogOptions): AsyncIterable<LogLine>;
  /**
   * What happens to containers with our label, from the moment on in which this resolves; what happened before has to be
   * looked for. Iterating throws EngineError unreachable when the connection ends.
   */
  events(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>>;
}

export interface NetworkSpec {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** CIDR, such as 10.210.3.0/26 */
  readonly subnet: string;
  readonly gateway: string;
  /** CIDR; addresses that Docker gives out by itself, outside of which are the fixed ones */
  readonly ipRange: string;
}

export type RestartPolicy = "no" | "unless-stopped" | "always";

export interface ContainerSpec {
  readonly name: string;
  /** a reference, or an image's id */
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly command?: readonly string[] | undefined;
  readonly entrypoint?: readonly string[] | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  readonly user?: string | undefined;
  readonly network:
    | "host"
    | "none"
    /** shares the network of another container */
    | `container:${string}`
    | {
        readonly name: string /** fixed; null lets Docker choose */;
        readonly address: string | null;
        readonly aliases?: readonly string[];
      };
  /** published on the node, which passes by its firewall: only the edge does that */
  readonly ports?: readonly { readonly host: number; readonly container: number }[] | undefined;
  readonly hostPid?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly dropCapabilities?: boolean | undefined;
  readonly addCapabilities?: readonly string[] | undefined;
  readonly mounts?: readonly Mount[] | undefined;
  readonly memoryBytes?: number | null | undefined;
  readonly cpus?: number | null | undefined;
  readonly pids?: number | null | undefined;
  readonly restart: RestartPolicy;
  /** Docker's own HEALTHCHECK; null takes the image's away */
  readonly healthCommand?: HealthCommand | null | undefined;
  readonly stopGraceSeconds?: number | undefined;
}

export interface HealthCommand {
  readonly argv: readonly string[];
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly startPeriodMs: number;
  readonly retries: number;
}

export interface Mount {
  readonly kind: "volume" | "bind";
  /** name of the volume, or path on the node */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

export interface ContainerState {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  /** of its first process, as the engine sees it; null while it does not run */
  readonly pid: number | null;
  readonly status: "created" | "running" | "paused" | "restarting" | "exited" | "dead" | "removing";
  /** of the last run; null while it never ended */
  readonly exitCode: number | null;
  readonly restartCount: number;
  readonly restart: RestartPolicy | "on-failure";
  /** of the last start, ms since the epoch; null before the first */
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Docker's HEALTHCHECK; null without one */
  readonly health: "starting" | "healthy" | "unhealthy" | null;
  readonly healthOutput: string | null;
  readonly address: string | null;
  /** why it could not be started */
  readonly error: string | null;
}

export interface ListedContainer {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface ImageInfo {
  /** sha256:… */
  readonly id: string;
  readonly bytes: number;
  readonly tags: readonly string[];
  /** repository@sha256:… */
  readonly digests: readonly string[];
  /** from EXPOSE, lowest first */
  readonly ports: readonly number[];
  readonly labels: Readonly<Record<string, string>>;
  /** ms since the epoch */
  readonly createdAt: number;
  /** the image that a step of the classic builder was made on; null for what was built elsewhere or by BuildKit */
  readonly parent: string | null;
}

export interface ListedImage {
  readonly id: string;
  readonly tags: readonly string[];
}

export interface RegistryLogin {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
}

export interface PullOptions {
  readonly login: RegistryLogin | null;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

export interface BuildOptions {
  /** names the build, so that it can be cancelled without touching others */
  readonly id: string;
  /** classic obeys the limits on every engine; BuildKit knows newer instructions, and takes no limits from its caller */
  readonly builder: "classic" | "buildkit";
  /** a plain tar */
  readonly context: Readable;
  readonly dockerfile: string;
  readonly tag: string;
  readonly args: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
}

export interface ExecOptions {
  readonly stdin?: string | undefined;
  /** default 10 s */
  readonly timeoutMs?: number | undefined;
}

export interface ExecResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export interface TerminalOptions {
  readonly size: TerminalSize;
  readonly env: Readonly<Record<string, string>>;
}

export interface Terminal {
  readonly id: string;
  /** what is typed, and what is shown; ends with the program. Who reads slowly holds the program back. */
  readonly stream: Duplex;
  /** One whose program has ended is left alone. */
  resize(size: TerminalSize): Promise<void>;
}

export interface LogOptions {
  /** ms since the epoch, or the `at` of a line: lines at or after it */
  readonly since?: number | string | undefined;
  /** likewise: lines at or before it. Not together with `tail`, which counts from the log's end */
  readonly until?: number | string | undefined;
  readonly tail?: number | undefined;
  readonly follow: boolean;
  readonly signal: AbortSignal;
}

export interface LogLine {
  /** RFC 3339 with nanoseconds, as Docker gives it: the place to resume at */
  readonly at: string;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

export interface EngineEvent {
  readonly action: "start" | "die" | "destroy" | "health_healthy" | "health_unhealthy";
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly at: number;
}
