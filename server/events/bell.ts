/** Wakes whoever waits. A ring that nobody waits for is not kept: look first, then wait, with nothing in between. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, when the time is over, or when the signal aborts. */
  wait(signal: AbortSignal, limitMs?: number): Promise<void>;
}

export function createBell(): Bell {
  const waiting = new Set<() => void>();
  return {
    ring() {
      for (const wake of [...waiting]) wake();
    },
    wait: (signal, limitMs) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener("abort", wake);
          clearTimeout(timer);
          resolve();
        };
        const timer = limitMs === undefined ? undefined : setTimeout(wake, limitMs);
        waiting.add(wake);
        signal.addEventListener("abort", wake);
      }),
  };
}
