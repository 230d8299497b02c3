/** Whether the edge of one node reaches that of another, and what speaks for a change of that. */
export interface LinkStanding {
  readonly up: boolean;
  /** looks in a row that say otherwise */
  readonly against: number;
}

/** One that misses a look may be busy, and one that answers once may be coming and going. */
export const looksToChange = 2;

/** What one more look makes of it. */
export function judgeLink({ up, against }: LinkStanding, reached: boolean): LinkStanding {
  if (reached === up) return { up, against: 0 };
  return against + 1 >= looksToChange ? { up: reached, against: 0 } : { up, against: against + 1 };
}
