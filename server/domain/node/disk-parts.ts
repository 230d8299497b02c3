/** What takes a node's disk, in bytes. The parts make up all of it. */
export interface DiskParts {
  readonly volumes: number;
  /** layers that images of containers have; one that several images share counts here */
  readonly imagesInUse: number;
  /** of releases that one can go back to */
  readonly imagesKept: number;
  /** of no release and no container */
  readonly imagesUnneeded: number;
  readonly buildCache: number;
  /** what containers wrote, logs, and what is not Docker's */
  readonly other: number;
  readonly free: number;
}

interface Measured {
  readonly layersBytes: number;
  readonly images: readonly { readonly id: string; readonly ownBytes: number; readonly used: boolean }[];
  readonly volumesBytes: number;
  readonly buildCacheBytes: number;
}

interface Disk {
  readonly free: number;
  readonly total: number;
}

/**
 * Sorts what the engine measured by what it is good for.
 * @param releases ids of the images of releases that somebody may go back to
 */
export function toDiskParts(usage: Measured, disk: Disk, releases: ReadonlySet<string>): DiskParts {
  const own = (choose: (id: string) => boolean) =>
    usage.images.reduce((sum, { id, ownBytes, used }) => (!used && choose(id) ? sum + ownBytes : sum), 0);
  const imagesKept = own((id) => releases.has(id));
  const imagesUnneeded = own((id) => !releases.has(id));
  const imagesInUse = Math.max(0, usage.layersBytes - imagesKept - imagesUnneeded);
  const { volumesBytes: volumes, buildCacheBytes: buildCache } = usage;
  const known = volumes + imagesInUse + imagesKept + imagesUnneeded + buildCache;
  const other = Math.max(0, disk.total - disk.free - known);
  return { volumes, imagesInUse, imagesKept, imagesUnneeded, buildCache, other, free: disk.free };
}
