/** What a stream is sent through: it tells when the reader can take more, because sending never waits by itself. */
export interface Outlet {
  /** Resolves when what was sent is about to be taken, or the signal aborts. */
  ready(signal: AbortSignal): Promise<void>;
  /** Counts a stream; returns what ends it. @throws AppError limit when there are too many on this connection */
  enter(): () => void;
}
