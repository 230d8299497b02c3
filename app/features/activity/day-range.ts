import { offsetAt } from "~/lib/zone-offset";

const dayMs = 86_400_000;
const day = /^\d{4}-\d{2}-\d{2}$/;

interface Days {
  /** "2026-11-28", the last one included; what is no day counts as none */
  readonly from: string | null;
  readonly until: string | null;
}

/** The moments at which days begin and end by the reader's clock, as the API takes them. */
export function dayRange({ from, until }: Days, timeZone: string): { from?: string; until?: string } {
  const begin = startOf(from, 0, timeZone);
  const end = startOf(until, 1, timeZone);
  return { ...(begin === null ? {} : { from: begin }), ...(end === null ? {} : { until: end }) };
}

function startOf(text: string | null, daysLater: number, timeZone: string): string | null {
  if (text === null || !day.test(text)) return null;
  const utc = Date.parse(text) + daysLater * dayMs;
  if (Number.isNaN(utc)) return null;
  // The offset at that moment itself: clocks may have been put forward or back meanwhile.
  const about = utc - offsetAt(utc, timeZone).ms;
  return new Date(utc - offsetAt(about, timeZone).ms).toISOString();
}
