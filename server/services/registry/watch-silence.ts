/** A registry that says nothing of a layer for so long is away. */
export const silenceMs = 60_000;

export interface SilenceWatch {
  /** aborts when somebody wants no more of it, or when nothing was heard for too long */
  readonly signal: AbortSignal;
  /** whether that was for silence */
  isSilent(): boolean;
  heard(): void;
  stop(): void;
}

/** Ends a transfer of which nothing is heard any more: an engine by itself waits for a dead line without end. */
export function watchSilence(wanted: AbortSignal): SilenceWatch {
  const silent = new AbortController();
  const wait = () => setTimeout(() => silent.abort(), silenceMs);
  let timer = wait();
  return {
    signal: AbortSignal.any([wanted, silent.signal]),
    isSilent: () => silent.signal.aborted && !wanted.aborted,
    heard: () => {
      clearTimeout(timer);
      timer = wait();
    },
    stop: () => clearTimeout(timer),
  };
}
