import { createTRPCClient, createWSClient, type TRPCClient, wsLink } from "@trpc/client";
import type { AppRouter } from "../../../server/trpc/router";
import { readConnection, setConnection } from "./connection";
import { retryDelay } from "./retry-delay";
import { watchedSocket } from "./watched-socket";

export type LiveApi = TRPCClient<AppRouter>;

interface Socket {
  readonly api: LiveApi;
  close(): void;
}

/** the server's own codes of a close: coming back does not help */
const refusedCodes = { from: 4400, to: 4499, signIn: 4401 };
/** an unused socket is given back after so long */
const unusedMs = 10_000;
let socket: Socket | null = null;

/** The page's one connection, opened when it is first needed. Only in a browser. */
export const liveApi = (): LiveApi => {
  socket ??= openSocket();
  return socket.api;
};

/** Gives the connection up; the next use opens another one. */
export function dropSocket(): void {
  socket?.close();
  socket = null;
}

const deadListeners = new Set<() => void>();

/** Calls back when the connection turns out to be dead: it does not come back by itself then. */
export function onDeadSocket(listener: () => void): () => void {
  deadListeners.add(listener);
  return () => void deadListeners.delete(listener);
}

/** A connection that ends sooner than this was none: what the page shows is as old as before it. */
const steadyMs = 5_000;
let openedAt = 0;
let lostSince: number | null = null;

function setLost(at: number, wait: number): void {
  const before = readConnection();
  if (before.state === "ended") return;
  const stillLost = before.state === "lost" || Date.now() - openedAt < steadyMs;
  lostSince = stillLost && lostSince !== null ? lostSince : at;
  setConnection({ state: "lost", since: lostSince, nextTryAt: Date.now() + wait });
}

function openSocket(): Socket {
  const { protocol, host } = window.location;
  const client = createWSClient({
    url: `${protocol === "https:" ? "wss" : "ws"}://${host}/ws`,
    lazy: { enabled: true, closeMs: unusedMs },
    WebSocket: watchedSocket((heardAt) => {
      setLost(heardAt, 0);
      for (const listener of deadListeners) listener();
    }),
    retryDelayMs: (attempt) => {
      const wait = retryDelay(attempt, Math.random());
      setLost(Date.now(), wait);
      return wait;
    },
    onOpen: () => {
      openedAt = Date.now();
      setConnection({ state: "open" });
    },
    onClose: (cause) => {
      const { code = 0, reason } = cause as Partial<CloseEvent>;
      if (code < refusedCodes.from || code > refusedCodes.to) return;
      setConnection({ state: "ended", message: reason ?? "", signIn: code === refusedCodes.signIn });
      dropSocket();
    },
  });
  return {
    api: createTRPCClient<AppRouter>({ links: [wsLink({ client })] }),
    close: () => void client.close(),
  };
}
