/** How far back a page can look, and how long each of its points is. Each range has at most 360 of them. */
export const ranges = {
  "1h": { seconds: 3_600, step: 10, bin: 10 },
  "6h": { seconds: 6 * 3_600, step: 60, bin: 60 },
  "24h": { seconds: 24 * 3_600, step: 60, bin: 300 },
  "7d": { seconds: 7 * 24 * 3_600, step: 600, bin: 1_800 },
  "30d": { seconds: 30 * 24 * 3_600, step: 600, bin: 7_200 },
} as const;

export type RangeName = keyof typeof ranges;

export const rangeNames = Object.keys(ranges) as [RangeName, ...RangeName[]];

/** How long points of each length are kept, in seconds: an hour of the finest, a day, 30 days. */
export const steps = [
  { step: 10, keep: 3_600 + 120 },
  { step: 60, keep: 24 * 3_600 + 600 },
  { step: 600, keep: 30 * 24 * 3_600 },
] as const;

/** The begin of the stretch of so many seconds that a moment is in. @param at ms since the epoch */
export const floorTo = (at: number, seconds: number): number => Math.floor(at / (seconds * 1_000)) * seconds * 1_000;

/** Points come every 10 s: older than this, the newest says nothing of now. In ms. */
export const freshMs = 45_000;
