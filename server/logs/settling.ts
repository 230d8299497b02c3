import { createBell } from "../events/bell";

const quietMs = 40;
const limitMs = 1_000;

/** Finds the moment in which what was there at the opening of a log has been read: Docker does not tell. */
export interface Settling {
  /** A line came. @param at its time */
  saw(at: string): void;
  /** There is nothing more to wait for. */
  settle(): void;
  settled(signal: AbortSignal): Promise<void>;
  close(): void;
}

export function createSettling(openedAt: number): Settling {
  const bell = createBell();
  let done = false;
  let quiet: NodeJS.Timeout | undefined;
  const settle = () => {
    done = true;
    close();
    bell.ring();
  };
  const limit = setTimeout(settle, limitMs);
  const close = () => {
    clearTimeout(quiet);
    clearTimeout(limit);
  };
  return {
    saw(at) {
      if (done) return;
      clearTimeout(quiet);
      quiet = setTimeout(settle, quietMs);
      // By the clock of another machine this may never be so; then quiet or the limit decide.
      if (Date.parse(at) >= openedAt) settle();
    },
    settle,
    async settled(signal) {
      while (!done && !signal.aborted) await bell.wait(signal);
    },
    close,
  };
}
