interface Row {
  readonly id: string;
}

/**
 * The rows that are shown, at their places, as they are now; what is new waits. A row that left the page stays as it was last.
 * @returns the rows, and how many wait
 */
export function keepPlaces<T extends Row>(
  shown: readonly T[],
  now: readonly T[],
): { readonly rows: readonly T[]; readonly waiting: number } {
  const present = new Map(now.map((row) => [row.id, row]));
  const places = new Set(shown.map(({ id }) => id));
  return {
    rows: shown.map((row) => present.get(row.id) ?? row),
    waiting: now.filter(({ id }) => !places.has(id)).length,
  };
}
