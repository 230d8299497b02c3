/** Replicas of one release that were seen to serve. */
export interface ServingGroup {
  readonly release: number;
  readonly serving: number;
}

export interface ServingFacts {
  /** the release that shall serve; null before the first deployment succeeded */
  readonly release: number | null;
  readonly desired: number;
  readonly groups: readonly ServingGroup[];
}

const replicas = (n: number): string => `${n} ${n === 1 ? "replica" : "replicas"}`;

/** What serves, in one clause without its full stop: the evidence under a title. Only what was observed. */
export function describeServing({ release, desired, groups }: ServingFacts): string {
  const serving = groups.filter((group) => group.serving > 0).sort((a, b) => a.release - b.release);
  const [first] = serving;
  if (first === undefined) return describeNothing(release, desired);
  if (serving.length > 1)
    return serving
      .map((group, i) => `r${group.release} ${i === 0 ? "serves " : ""}on ${replicas(group.serving)}`)
      .join(", ");
  const isWanted = first.release === release && desired > 0;
  return isWanted
    ? `r${first.release} serves on ${first.serving} of ${replicas(desired)}`
    : `r${first.release} serves on ${replicas(first.serving)}`;
}

function describeNothing(release: number | null, desired: number): string {
  if (release === null) return "Nothing serves here yet";
  return desired === 0 ? `Stopped: no replica of r${release} runs` : `No replica of r${release} serves, of ${desired}`;
}
