import { readConnection } from "./connection";
import { dropSocket, type LiveApi, liveApi, onDeadSocket } from "./socket";

interface Item<T> {
  readonly id: string;
  readonly data: T;
}

interface Failure {
  readonly message: string;
  readonly data?: { readonly code?: string } | null | undefined;
}

export interface Handlers<T> {
  onData(item: Item<T>): void;
  onError(error: Failure): void;
  onComplete(): void;
}

/** Starts a subscription, after the place that was seen last. */
export type Subscribe<T> = (
  api: LiveApi,
  lastEventId: string | undefined,
  handlers: Handlers<T>,
) => { unsubscribe(): void };

interface Listener<T> {
  data(data: T): void;
  /** The server will not give it: the sentence says why. */
  refused?(message: string): void;
}

const retryMs = 2_000;
const final = ["FORBIDDEN", "NOT_FOUND", "UNPROCESSABLE_CONTENT", "BAD_REQUEST"];
const running = new Set<() => void>();

/**
 * Follows something until the returned function is called, through lost connections and restarts of the server, with nothing
 * lost or told twice. @param from the place to begin after
 */
export function follow<T>(subscribe: Subscribe<T>, listener: Listener<T>, from?: string): () => void {
  let place = from;
  let stop = () => {};
  let retry: ReturnType<typeof setTimeout> | undefined;
  const start = () => {
    stop();
    clearTimeout(retry);
    let current = true;
    const end = (then: () => void) => {
      if (!current) return;
      current = false;
      then();
    };
    const subscription = subscribe(liveApi(), place, {
      onData: ({ id, data }) => {
        if (!current) return;
        place = id;
        listener.data(data);
      },
      onError: ({ message, data }) =>
        end(() => {
          // The socket belongs to a session that ended. A new one has the cookie of now, or is told to sign in.
          if (data?.code === "UNAUTHORIZED") reconnectNow();
          else if (final.includes(data?.code ?? "")) listener.refused?.(message);
          else retry = setTimeout(start, retryMs);
        }),
      onComplete: () => end(() => {}),
    });
    stop = () => {
      current = false;
      subscription.unsubscribe();
    };
  };
  running.add(start);
  start();
  return () => {
    running.delete(start);
    clearTimeout(retry);
    stop();
  };
}

/** Connects anew at once and goes on with everything that is followed. */
export function reconnectNow(): void {
  dropSocket();
  for (const start of running) start();
}

/** After the machine's sleep, or when its network is back, nobody should wait for the next try. Returns what ends it. */
export function reconnectOnWake(): () => void {
  const online = () => {
    if (readConnection().state === "lost") reconnectNow();
  };
  const unwatch = onDeadSocket(reconnectNow);
  window.addEventListener("online", online);
  return () => {
    unwatch();
    window.removeEventListener("online", online);
  };
}
