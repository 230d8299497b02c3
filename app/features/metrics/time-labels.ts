import { readMoment } from "~/lib/moment";

const dayMs = 24 * 3_600_000;

/** "14:32" within a day, "27 Nov" beyond: what stands under a chart. */
export function tickLabel(at: number, spanMs: number, zone: string): string {
  const { day, time } = readMoment(new Date(at), zone);
  return spanMs <= dayMs ? time.slice(0, 5) : day;
}

/** "27 Nov, 14:32:10": one point of it. */
export function pointLabel(at: number, zone: string): string {
  const { day, time } = readMoment(new Date(at), zone);
  return `${day}, ${time}`;
}
