import type { Owner } from "./owner";

export const contentKinds = ["containers", "images", "volumes", "networks"] as const;
export type ContentKind = (typeof contentKinds)[number];

/** What needs it: a container, by name. */
export interface User {
  readonly name: string;
  readonly owner: Owner;
}

export interface PublishedPort {
  /** null: only its image names it */
  readonly host: number | null;
  readonly container: number;
  readonly protocol: string;
}

/** Something on a node. What its kind does not have is null or empty. */
export interface Thing {
  readonly kind: ContentKind;
  /** by which it is removed: an id, or a volume's name */
  readonly id: string;
  readonly name: string;
  /** of an image: all its names; none where it is nameless */
  readonly names: readonly string[];
  readonly owner: Owner;
  readonly usedBy: readonly User[];
  /** ms since the epoch */
  readonly createdAt: number | null;
  /** null while it was not measured */
  readonly bytes: number | null;
  /** of a container, as the engine says it: running, exited, … */
  readonly state: string | null;
  /** "Up 3 minutes (healthy)" */
  readonly status: string | null;
  readonly image: string | null;
  readonly ports: readonly PublishedPort[];
  /** of a container: names of the volumes and networks that it has */
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
  readonly driver: string | null;
  readonly subnets: readonly string[];
  readonly internal: boolean;
}
