export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs one piece of work after the other, also after one that failed: where each has to see what the one before wrote. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => {});
    return next;
  };
}
