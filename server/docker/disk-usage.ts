/** What takes an engine's disk, in bytes. */
export interface DiskUsage {
  /** all layers of all images, each counted once */
  readonly layersBytes: number;
  readonly images: readonly {
    readonly id: string;
    /** of its layers that no other image has */
    readonly ownBytes: number;
    /** a container is of it, whether that runs or not */
    readonly used: boolean;
  }[];
  /** what containers wrote over their images */
  readonly containersBytes: number;
  readonly volumesBytes: number;
  readonly buildCacheBytes: number;
}
