/** Lets so many pieces of work run at once; others wait for their turn, in the order in which they came. */
export function limitRuns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever waits takes the place over: nobody comes in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
