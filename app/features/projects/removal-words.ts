import type { Removal } from "../../../server/services/projects/find-removal";
import { count } from "~/lib/format";

/** What goes, as a list of parts. What there is none of is left out. */
export function describeGoing(removal: Removal, whole: boolean): readonly string[] {
  const { applications, replicas, releases, variables, domains, moreDomains } = removal;
  const names = [...domains, ...(moreDomains > 0 ? [`${moreDomains} more`] : [])].join(", ");
  return [
    ...(whole ? [count(applications, "application")] : []),
    ...(replicas > 0 ? [`${count(replicas, "running replica")}, taken down first`] : []),
    ...(domains.length > 0
      ? [`${names}: ${domains.length + moreDomains === 1 ? "it gets" : "they get"} no answer any more`]
      : []),
    ...(releases > 0
      ? [`${count(releases, "release")} and what is needed to go back to ${releases === 1 ? "it" : "them"}`]
      : []),
    ...(variables > 0 ? [count(variables, "variable")] : []),
  ];
}

/** What stays. */
export function describeStaying({ volumes, moreVolumes }: Removal): string {
  if (volumes.length === 0) return "It has no volumes. What happened stays in the activity.";
  const names = [...volumes, ...(moreVolumes > 0 ? [`${moreVolumes} more`] : [])].join(", ");
  return `Volumes stay on their nodes: ${names}.`;
}
