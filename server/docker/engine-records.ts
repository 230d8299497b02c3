import type { Duplex, Readable } from "node:stream";

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
  readonly health: ContainerState["health"];
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
  /** for which machines it is, in Docker's words: linux/amd64, linux/arm/v7 */
  readonly platform: string;
  /** ids of its layers as they are unpacked, lowest first: sha256:… */
  readonly layers: readonly string[];
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

/** How far a pull or a push is. Layers that are there already count as done. */
export interface TransferProgress {
  readonly layers: number;
  readonly layersDone: number;
  /** bytes of the layers that go over the line, so far and in all */
  readonly bytes: number;
  readonly of: number;
}

export interface PullOptions {
  readonly login: RegistryLogin | null;
  readonly signal: AbortSignal;
  readonly onLine: (line: string) => void;
  readonly onProgress?: (progress: TransferProgress) => void;
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
