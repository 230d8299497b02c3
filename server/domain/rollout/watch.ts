/** Since when somebody looks without a break, and the last look; ms since the epoch. */
export interface Watch {
  readonly from: number;
  readonly last: number;
}

/** Looks are further apart than this only when nobody was there: our processes were down, or the node did not answer. */
const gapMs = 15_000;
/** Looks are noted this coarsely, so that a quiet tick changes nothing. */
const grainMs = 5_000;

/** Notes a look. After a gap the watch begins anew: time in which nobody could act counts against nobody. */
export function noteLook(watch: Watch | null | undefined, now: number): Watch {
  if (!watch || Math.abs(now - watch.last) > gapMs) return { from: now, last: now };
  return now - watch.last >= grainMs ? { ...watch, last: now } : watch;
}

/** How long something has been so, as far as somebody watched. */
export const watchedMs = (watch: Watch | null, since: number, now: number): number =>
  now - Math.max(since, watch?.from ?? since);
