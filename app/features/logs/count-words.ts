import { readMoment } from "~/lib/moment";
import type { Bar, LineCounts } from "./count-lines";
import type { DeploymentMark } from "./deployment-marks";

const dayMs = 24 * 3_600_000;

/** "14:32:10" within a day, "27 Nov, 14:32:10" beyond. */
export function timeWords(at: number, { from, to }: Pick<LineCounts, "from" | "to">, zone: string): string {
  const { day, time } = readMoment(new Date(at), zone);
  return to - from <= dayMs ? time : `${day}, ${time}`;
}

/** "34 lines, 2 warnings, 1 error" */
export function barWords({ all, warnings, errors }: Bar): string {
  return [
    words(all, "line"),
    ...(warnings > 0 ? [words(warnings, "warning")] : []),
    ...(errors > 0 ? [words(errors, "error")] : []),
  ].join(", ");
}

/** The picture as a sentence, for whoever does not see it. */
export function countWords(counts: LineCounts, marks: readonly DeploymentMark[], zone: string): string {
  const { from, to, step, bars } = counts;
  const time = (at: number) => timeWords(at, counts, zone);
  const most = bars.reduce((best, bar, index) => (bar.all > (bars[best]?.all ?? 0) ? index : best), 0);
  return [
    `${barWords(counts)} between ${time(from)} and ${time(to)}.`,
    ...(counts.all > 0
      ? [`Most of them from ${time(from + most * step)} on: ${bars[most]?.all.toLocaleString("en")}.`]
      : []),
    ...marks.map(({ at, label }) => `Deployment ${label} at ${time(at)}.`),
  ].join(" ");
}

const words = (count: number, noun: string): string => `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
