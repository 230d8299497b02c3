const windowMs = 100;
const maxLines = 3_000;
const maxSize = 500_000;
const maxLagMs = 5_000;

/**
 * How fast a log is read at most. A program that floods its log must not take all of our time; the engine waits while we
 * rest. Who would fall behind for ever is told so, and goes on at the end.
 */
export interface Pace {
  /** Counts a line. @returns ms to rest before the next, 0 for none */
  rest(now: number, length: number): number;
  /** Whether the distance to what is written grows. @param at time of the line just read */
  isBehind(now: number, at: string): boolean;
}

export function createPace(): Pace {
  let began = 0;
  let lines = 0;
  let size = 0;
  // The node's clock may differ from ours: only the growth counts.
  let leastLag = Number.POSITIVE_INFINITY;
  return {
    rest(now, length) {
      if (now - began >= windowMs) [began, lines, size] = [now, 0, 0];
      lines += 1;
      size += length;
      return lines < maxLines && size < maxSize ? 0 : began + windowMs - now;
    },
    isBehind(now, at) {
      const lag = now - Date.parse(at);
      leastLag = Math.min(leastLag, lag);
      return lag - leastLag > maxLagMs;
    },
  };
}
