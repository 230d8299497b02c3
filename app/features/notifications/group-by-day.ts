import { readMoment } from "~/lib/moment";

const dayMs = 24 * 3_600_000;

/** Lines under the day on which they happened, in the reader's zone; lines come newest first, and so do days. */
export function groupByDay<T extends { readonly at: Date | string }>(
  lines: readonly T[],
  now: number,
  timeZone: string,
): readonly { readonly day: string; readonly lines: readonly T[] }[] {
  const dateOf = (at: number) => readMoment(new Date(at), timeZone);
  const today = dateOf(now).date;
  const yesterday = dateOf(now - dayMs).date;
  const groups: { day: string; lines: T[] }[] = [];
  for (const line of lines) {
    const { date } = dateOf(new Date(line.at).getTime());
    const day = date === today ? "Today" : date === yesterday ? "Yesterday" : date;
    const last = groups.at(-1);
    if (last?.day === day) last.lines.push(line);
    else groups.push({ day, lines: [line] });
  }
  return groups;
}
