import type { BrowserContext } from "@playwright/test";

/** The network of a browser, with the live connections of its pages. */
export interface Cable {
  /** connections that are open */
  readonly open: number;
  /** Takes it away, and refuses all that is tried meanwhile. */
  pull(): Promise<void>;
  plug(): Promise<void>;
}

/** Before the pages are opened whose connections it is about. */
export async function layCable(context: BrowserContext): Promise<Cable> {
  let out = false;
  const open = new Set<{ close(): Promise<void> }>();
  await context.routeWebSocket(/\/ws$/, (socket) => {
    if (out) return void socket.close();
    const server = socket.connectToServer();
    open.add(socket);
    server.onClose((code, reason) => {
      open.delete(socket);
      void socket.close(toClose(code, reason));
    });
    socket.onClose((code, reason) => {
      open.delete(socket);
      void server.close(toClose(code, reason));
    });
  });
  return {
    get open() {
      return open.size;
    },
    async pull() {
      out = true;
      await context.setOffline(true);
      for (const socket of open) await socket.close();
      open.clear();
    },
    async plug() {
      out = false;
      await context.setOffline(false);
    },
  };
}

/** Codes that a browser only tells, such as that there was none, cannot be sent on. */
const toClose = (code = 1_000, reason = "") => ({ code: code === 1_005 || code === 1_006 ? 1_000 : code, reason });
