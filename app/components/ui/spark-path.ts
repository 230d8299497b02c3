interface Box {
  readonly width: number;
  readonly height: number;
  /** room for half of the line's thickness, above and below */
  readonly margin: number;
}

/** What lies within this share of the greatest value fills the height: more would make waves of what hardly moves. */
const leastSpan = 0.5;

/** A line with the greatest value at the top, and at the bottom the least, or half of the greatest. A value alone is a dot. */
export function toPath(values: readonly (number | null)[], { width, height, margin }: Box): string {
  const measured = values.filter((value) => value !== null);
  const top = Math.max(0, ...measured);
  const span = Math.max(top - Math.min(top, ...measured), top * leastSpan);
  const at = (i: number, value: number) => {
    const x = margin + (i / Math.max(1, values.length - 1)) * (width - 2 * margin);
    const y = height - margin - (span === 0 ? 0 : 1 - (top - value) / span) * (height - 2 * margin);
    return `${short(x)} ${short(y)}`;
  };
  return values
    .map((value, i) => {
      if (value === null) return "";
      const [before, after] = [values[i - 1] ?? null, values[i + 1] ?? null];
      if (before !== null) return `L${at(i, value)}`;
      return after === null ? `M${at(i, value)}h0` : `M${at(i, value)}`;
    })
    .join("");
}

const short = (value: number): string => String(Math.round(value * 10) / 10);
