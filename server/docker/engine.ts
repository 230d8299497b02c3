import type { Duplex, Readable } from "node:stream";
import type { EngineContents } from "./contents";
import type { DiskUsage } from "./disk-usage";
import type { EngineInfo, HostPort } from "./engine-info";
import type {
  BuildOptions,
  ContainerSpec,
  ContainerState,
  EngineEvent,
  ExecOptions,
  ExecResult,
  ImageInfo,
  ListedContainer,
  ListedImage,
  LogLine,
  LogOptions,
  NetworkSpec,
  PullOptions,
  RestartPolicy,
  Terminal,
  TerminalOptions,
} from "./engine-records";

export type * from "./engine-info";
export type * from "./engine-records";

/**
 * Port: one Docker host. Names are those of containers, not ids. Every call has a time limit of its own, but for `pull`,
 * `push` and `build`, whose signal has it; text comes without NUL. Each throws EngineError: unreachable, timeout, gone (no such
 * container), or refused where nothing else is said.
 */
export interface Engine extends EngineContents {
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

  /** null when the node does not have it */
  inspectImage(reference: string): Promise<ImageInfo | null>;
  /** @throws EngineError image_missing, denied, unreachable (the registry, too), cancelled */
  pull(reference: string, options: PullOptions): Promise<void>;
  /**
   * Gives an image to the registry that its name begins with. @returns the digest under which the registry says that it has it
   * @throws EngineError denied, unreachable (the registry, too), image_missing (the node does not have it), cancelled
   */
  push(reference: string, options: PullOptions): Promise<string>;
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
  /**
   * Loads images from a stream in the form of `docker save`. With a signal it takes as long as that lets it.
   * @throws EngineError cancelled, refused with what the engine said, such as that its disk is full
   */
  load(images: Readable, signal?: AbortSignal): Promise<void>;
  /** An image with this one of its names, in the form that `load` takes; the stream fails when the signal aborts. */
  save(reference: string, signal: AbortSignal): Promise<Readable>;
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
