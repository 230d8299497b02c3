export interface KeptRelease {
  readonly id: string;
  readonly number: number;
  readonly imageId: string;
}

/**
 * Releases whose image may go: older than the newest `keep`, and neither running nor what a rollback would need.
 * @param needed ids of releases that run, are being rolled out, or would be gone back to
 */
export function releasesToPrune(
  releases: readonly KeptRelease[],
  needed: ReadonlySet<string>,
  keep: number,
): readonly KeptRelease[] {
  const newestFirst = [...releases].sort((a, b) => b.number - a.number);
  return newestFirst.filter((release, index) => index >= keep && !needed.has(release.id));
}
