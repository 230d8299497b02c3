/** How long to wait before the next try of something that goes on for ever, and what to say of it: a line at each change. */
export interface Backoff {
  /** @returns the wait after a try that failed: longer each time */
  failed(problem: string): number;
  /** @returns the ordinary wait */
  succeeded(): number;
}

/** @param what as a sentence begins: "The edge of node_local" */
export function createBackoff(
  what: string,
  firstMs: number,
  longestMs: number,
  say: (line: string) => void = (line) => void process.stderr.write(`${line}\n`),
  now: () => number = Date.now,
): Backoff {
  let wait = firstMs;
  let trouble: { readonly problem: string; readonly since: number } | null = null;
  return {
    failed(problem) {
      if (trouble?.problem !== problem) say(`${what}: ${problem}`);
      trouble = { problem, since: trouble?.since ?? now() };
      const current = wait;
      wait = Math.min(wait * 2, longestMs);
      return current;
    },
    succeeded() {
      if (trouble !== null) say(`${what} is well again after ${Math.round((now() - trouble.since) / 1_000)} s.`);
      trouble = null;
      wait = firstMs;
      return firstMs;
    },
  };
}
