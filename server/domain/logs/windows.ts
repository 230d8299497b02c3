import { toStamp } from "./place";

export interface Window {
  /** as Docker writes it; the lines at it belong to the window */
  readonly from: string;
  /** likewise; the lines at it do not */
  readonly until: string;
}

const minute = 60_000;
const spans = [10 * minute, 180 * minute, 2 * 1_440 * minute];

/**
 * The pieces of time in which one looks for the next lines, one after the other until there are enough: short ones first, for the
 * lines next to where one stands are most often enough. Together they are all of the time, without an overlap.
 */
export function windowsFrom(range: Window, direction: "older" | "newer"): readonly Window[] {
  if (range.from >= range.until) return [];
  const older = direction === "older";
  const start = Date.parse(older ? range.until : range.from);
  const edges = spans.map((span) => toStamp(older ? start - span : start + span));
  const inside = edges.filter((edge) => edge > range.from && edge < range.until);
  const all = older ? [range.until, ...inside, range.from] : [range.from, ...inside, range.until];
  return all.slice(1).map((edge, index) => {
    const before = all[index] ?? edge;
    return older ? { from: edge, until: before } : { from: before, until: edge };
  });
}

/** "2026-11-27T23:00:00.5Z" as Docker writes it, with nine digits: times can be compared as text then. */
export const padStamp = (at: string): string =>
  `${at.slice(0, 19)}.${(at.match(/\.(\d{1,9})/)?.[1] ?? "").padEnd(9, "0")}Z`;

/** The next moment that can be told apart: a nanosecond later. */
export function stampAfter(at: string): string {
  const ns = Number(at.slice(20, 29)) + 1;
  if (ns < 1e9) return `${at.slice(0, 20)}${String(ns).padStart(9, "0")}Z`;
  return toStamp(Date.parse(`${at.slice(0, 19)}Z`) + 1_000);
}
