import { formatAgo, formatDuration, formatElapsed } from "~/lib/duration";
import { type Moment, readMoment } from "~/lib/moment";
import { useNow, useTimeZone } from "~/lib/use-now";

const minuteMs = 60_000;

interface Props {
  readonly at: Date | string;
  /** ago: "3 min ago", a date after 7 days. clock: "14:32:08". day: the same, with its day when that is not today. exact: date and time. */
  readonly as?: "ago" | "clock" | "day" | "exact";
}

/** A moment in the reader's zone; the exact one stands in the tooltip. */
export function Time({ at, as = "ago" }: Props) {
  const date = new Date(at);
  const zone = useTimeZone();
  // What is old changes once a minute at most, and need not be drawn each second.
  const fresh = Date.now() - date.getTime() < 2 * minuteMs;
  const now = useNow(fresh ? 1_000 : minuteMs);
  const moment = readMoment(date, zone);
  const exact = `${moment.date}, ${moment.time} ${moment.zone}`;
  return (
    <time dateTime={date.toISOString()} title={exact} className="whitespace-nowrap">
      {as === "exact" ? exact : as === "ago" ? ago(date, moment, now, zone) : clock(moment, as === "day", now, zone)}
    </time>
  );
}

function clock({ date, day, year, time }: Moment, withDay: boolean, now: number, zone: string): string {
  const today = readMoment(new Date(now), zone);
  if (!withDay || today.date === date) return time;
  return `${today.year === year ? day : date}, ${time}`;
}

function ago(date: Date, moment: Moment, now: number, zone: string): string {
  const text = formatAgo(now - date.getTime());
  if (text !== null) return text;
  return readMoment(new Date(now), zone).year === moment.year ? moment.day : moment.date;
}

/** How long something took; while it has no end it counts up once a second. */
export function Elapsed({ from, to }: { from: Date | string; to: Date | string | null }) {
  const now = useNow();
  const start = new Date(from).getTime();
  return (
    <span className="tabular whitespace-nowrap">
      {to === null ? formatElapsed(now - start) : formatDuration(new Date(to).getTime() - start)}
    </span>
  );
}
