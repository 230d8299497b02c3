import { count } from "~/lib/format";

interface Facts {
  /** applications that are followed */
  readonly followed: number;
  /** chosen by the reader, and how many of those are not there */
  readonly chosen: number;
  /** chosen, and beyond what can be followed at once */
  readonly left: number;
  /** that run and match */
  readonly total: number;
}

/** The line under the title: whose lines these are, and of whom there are none. */
export function describeFollowed({ followed, chosen, left, total }: Facts): string {
  if (chosen === 0) {
    if (total === 0) return "No application runs of which you may read the logs.";
    return followed < total
      ? `Lines of the ${count(followed, "application")} of ${total.toLocaleString("en")} that were deployed last, as they write them.`
      : `Lines of ${count(followed, "application")}, as they write them.`;
  }
  const missing = chosen - followed;
  return [
    `Lines of ${count(followed, "application")}, as they write them.`,
    ...(missing > 0
      ? [`${missing} of those chosen ${missing === 1 ? "is" : "are"} not there, or not yours to read.`]
      : []),
    ...(left > 0 ? [`${left} more ${left === 1 ? "was" : "were"} chosen than can be followed at once.`] : []),
  ].join(" ");
}
