import type { Chart } from "./charts";
import type { Slot } from "./fill-gaps";

/** What a scale may end with, times a power of ten: its half is short, too. */
const ends = [1, 2, 3, 4, 5, 6, 8, 10];
const kibi = 1024;

/** The number at which the scale of a chart ends: above all that it shows, and the limit too once half of that is in use. */
export function topOf({ lines, unit }: Chart, slots: readonly Slot[], limit: number | null): number {
  const highest = slots.reduce(
    (high, slot) => lines.reduce((own, { key }) => Math.max(own, slot[key] ?? 0), Math.max(high, slot.earlier ?? 0)),
    0,
  );
  const wanted = limit !== null && highest > limit / 2 ? Math.max(highest, limit) : highest;
  if (wanted === 0) return 1;
  const unitSize = unit === "memory" ? kibi ** Math.floor(Math.log(wanted) / Math.log(kibi)) : 1;
  return roundUp(wanted / unitSize) * unitSize;
}

function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (ends.find((end) => end * power >= value * 1.02) ?? 20) * power;
}
