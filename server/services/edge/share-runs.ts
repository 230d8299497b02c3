/**
 * Work of which one run at a time is enough. Who comes while it runs shares the next run with all others that wait: it sees
 * what each of them had written.
 */
export function shareRuns<T>(): (key: string, work: () => Promise<T>) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const waiting = new Map<string, Promise<T>>();
  const run = (key: string, work: () => Promise<T>): Promise<T> => {
    const begun = work().finally(() => running.delete(key));
    running.set(key, begun);
    return begun;
  };
  return (key, work) => {
    const current = running.get(key);
    if (current === undefined) return run(key, work);
    const shared = waiting.get(key);
    if (shared) return shared;
    const next = () => {
      waiting.delete(key);
      return run(key, work);
    };
    const later = current.then(next, next);
    waiting.set(key, later);
    return later;
  };
}
