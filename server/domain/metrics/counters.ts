import type { Point } from "./point";

/** What the kernel says of a container at one moment: sums since it began, and what it holds now. Null where it does not say. */
export interface Counters {
  /** seconds of a core */
  readonly cpu: number | null;
  readonly memory: number | null;
  readonly memoryLimit: number | null;
  /** bytes */
  readonly received: number | null;
  readonly sent: number | null;
  readonly read: number | null;
  readonly written: number | null;
}

type Rates = Pick<Point, keyof Counters>;

/**
 * What it did between two moments. A sum that got smaller began anew, as after a restart: then there is no rate, rather than a
 * wrong one.
 * @param seconds between the two, by a clock that only goes forward
 */
export function toRates(before: Counters, after: Counters, seconds: number): Rates {
  const rate = (sum: "cpu" | "received" | "sent" | "read" | "written") => rateOf(before[sum], after[sum], seconds);
  return {
    cpu: rate("cpu"),
    memory: after.memory,
    memoryLimit: after.memoryLimit,
    received: rate("received"),
    sent: rate("sent"),
    read: rate("read"),
    written: rate("written"),
  };
}

/** Null where one of the two is not known, the sum began anew, or no time has passed. */
export function rateOf(before: number | null, after: number | null, seconds: number): number | null {
  if (before === null || after === null || after < before || !(seconds > 0)) return null;
  return (after - before) / seconds;
}
