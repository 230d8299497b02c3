import type { Making } from "../domain/node-contents/propose-application";
import type { ContentKind, PublishedPort } from "../domain/node-contents/thing";

/** Part of the engine's port: everything that is on a host, whoever made it. Pages wait for lists, so none takes over 8 s. */
export interface EngineContents {
  readContainers(): Promise<readonly HeldContainer[]>;
  /** Those that have a name, and nameless ones that nothing was built on. */
  readImages(): Promise<readonly HeldImage[]>;
  readVolumes(): Promise<readonly HeldVolume[]>;
  readNetworks(): Promise<readonly HeldNetwork[]>;
  /** How much each thing takes. Slow, and work for the engine: it measures every volume. */
  measureContents(): Promise<ContentSizes>;

  /** All that the engine says about one thing, by id or name; null when there is none. It holds secrets: see `hideValues`. */
  readRaw(kind: ContentKind, id: string): Promise<unknown>;
  /** How a container was made, compared with its image; null when there is none. Its variables hold secrets. */
  readMaking(container: string): Promise<Making | null>;

  /** Asks its program to end, and ends it after its own time of grace, 10 s by default; one that does not run is left alone. */
  stop(name: string): Promise<void>;
  restart(name: string): Promise<void>;
  /** Makes a volume; the driver is the engine's own. @throws EngineError conflict when there is one of that name */
  createVolume(volume: { readonly name: string; readonly labels: Readonly<Record<string, string>> }): Promise<void>;
  /** Removes a named volume with its data; one that is gone is no error. @throws EngineError conflict while a container has it */
  removeVolume(name: string): Promise<void>;
  /** Makes a bridge network for containers of other software. @throws EngineError conflict, refused (its subnet overlaps) */
  createNetwork(network: NewNetwork): Promise<void>;
  /**
   * Removes exactly this: a container that does not run, without its volumes; a name of an image, and the image with the last; a
   * volume with its data; a network. @throws EngineError gone, conflict with why it stays
   */
  discard(kind: ContentKind, id: string): Promise<void>;
}

export interface HeldContainer {
  readonly id: string;
  readonly name: string;
  /** as it was named when the container was made; an id where that name is gone */
  readonly image: string;
  readonly imageId: string;
  readonly state: string;
  /** "Up 3 minutes (healthy)" */
  readonly status: string;
  /** ms since the epoch, as in the others */
  readonly createdAt: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly PublishedPort[];
  /** names of volumes */
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
}

export interface HeldImage {
  readonly id: string;
  readonly tags: readonly string[];
  /** all its layers, also those that others share */
  readonly bytes: number;
  readonly createdAt: number;
}

export interface HeldVolume {
  readonly name: string;
  readonly driver: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: number | null;
}

export interface HeldNetwork {
  readonly id: string;
  readonly name: string;
  readonly driver: string;
  readonly subnets: readonly string[];
  readonly internal: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAt: number | null;
}

/** bytes by id; a volume whose driver does not tell is left out */
export interface ContentSizes {
  /** what a container wrote over its image */
  readonly containers: Readonly<Record<string, number>>;
  /** of layers that no other image has: what goes with it */
  readonly images: Readonly<Record<string, number>>;
  /** by name */
  readonly volumes: Readonly<Record<string, number>>;
}

export interface NewNetwork {
  readonly name: string;
  /** CIDR; null lets the engine choose */
  readonly subnet: string | null;
  /** without a way out */
  readonly internal: boolean;
  readonly labels: Readonly<Record<string, string>>;
}
