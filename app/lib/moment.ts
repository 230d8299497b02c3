import { type Offset, offsetAt, resolveZone } from "./zone-offset";

/** Dates in words, the same on server and browser: only digits and month names, put together here. */

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export interface Moment {
  /** "4 Sep 2026" */
  readonly date: string;
  /** "4 Sep" */
  readonly day: string;
  readonly year: number;
  /** "14:32:08" */
  readonly time: string;
  /** "UTC", "UTC+05:30" */
  readonly zone: string;
}

/** A page has a hundred times: the clock of the zone is read by arithmetic, and only its offset from a table of the system. */
export function readMoment(at: Date, timeZone: string): Moment {
  const offset: Offset = offsetAt(at.getTime(), timeZone);
  const local = new Date(at.getTime() + offset.ms);
  const day = `${local.getUTCDate()} ${months[local.getUTCMonth()]}`;
  const year = local.getUTCFullYear();
  const time = `${pad(local.getUTCHours())}:${pad(local.getUTCMinutes())}:${pad(local.getUTCSeconds())}`;
  return { date: `${day} ${year}`, day, year, time, zone: offset.name };
}

const pad = (n: number): string => (n < 10 ? `0${n}` : String(n));

/** The zone in a Cookie header, which the browser noted there; UTC when there is none that exists. */
export function parseTimeZone(cookie: string | null): string {
  const value = cookie?.match(/(?:^|;\s*)dm_tz=([^;]+)/)?.[1];
  try {
    return value === undefined ? "UTC" : resolveZone(decodeURIComponent(value));
  } catch {
    return "UTC";
  }
}

export const timeZoneCookie = (timeZone: string): string =>
  `dm_tz=${encodeURIComponent(timeZone)}; Path=/; Max-Age=31536000; SameSite=Lax`;
