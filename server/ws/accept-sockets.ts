import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { applyWSSHandler } from "@trpc/server/adapters/ws";
import { type WebSocket, WebSocketServer } from "ws";
import type { Ctx, Deps } from "../context";
import { createRequestContext } from "../http/request-context";
import { isSameOrigin } from "../http/same-origin";
import { terminalLimits } from "../domain/terminal/limits";
import { appRouter } from "../trpc/router";
import { createSocketOutlet } from "./socket-outlet";
import { serveTerminal } from "./terminal-socket";

/** Our own code of a close: the session has ended, so coming back does not help. */
const signInCode = 4401;
const crowdedCode = 4429;
const maxSocketsPerUser = 64;
/** what a browser may send in one message: calls, never files */
const maxPayload = 64 * 1024;
const closeMs = 1_000;

export interface Sockets {
  /** bytes that wait for readers which are behind */
  waitingBytes(): number;
  /** Closes all of them; browsers come back when the server does. */
  close(): Promise<void>;
}

/** The socket at /ws: the same calls as /trpc, and what one follows. */
export function acceptSockets(server: Server, deps: Deps, limits = terminalLimits): Sockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload });
  /** each terminal has a socket of its own: what one types and sees is bytes, as fast as they come */
  const terminals = new WebSocketServer({ noServer: true, maxPayload });
  const serving = new Set<Promise<void>>();
  const contexts = new WeakMap<IncomingMessage, Ctx>();
  const byUser = new Map<string, number>();
  applyWSSHandler({
    wss,
    router: appRouter,
    createContext: ({ req, res }) => {
      const ctx = contexts.get(req);
      if (ctx === undefined) throw new Error("A socket came by another way than the upgrade.");
      return { ...ctx, outlet: createSocketOutlet(res) };
    },
    // A slow line may take long to answer; a dead one must not hold its streams.
    keepAlive: { enabled: true, pingMs: 20_000, pongWaitMs: 20_000 },
  });

  function greet(socket: WebSocket, request: IncomingMessage, ctx: Ctx): void {
    const userId = ctx.actor?.userId;
    const open = userId === undefined ? 0 : (byUser.get(userId) ?? 0);
    if (userId === undefined) socket.close(signInCode, "Sign in to go on; the session has ended.");
    else if (open >= maxSocketsPerUser) socket.close(crowdedCode, "Too many pages are open. Close some of them.");
    else {
      byUser.set(userId, open + 1);
      socket.once("close", () => {
        const left = (byUser.get(userId) ?? 1) - 1;
        if (left > 0) byUser.set(userId, left);
        else byUser.delete(userId);
      });
      if (pathOf(request) === "/ws/terminal") serve(socket, ctx);
      else {
        contexts.set(request, ctx);
        wss.emit("connection", socket, request);
      }
    }
  }

  function serve(socket: WebSocket, ctx: Ctx): void {
    const served = serveTerminal(socket, ctx, limits).finally(() => serving.delete(served));
    serving.add(served);
  }

  const doors = new Map([
    ["/ws", wss],
    ["/ws/terminal", terminals],
  ]);
  server.on("upgrade", async (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on("error", () => stream.destroy());
    const door = doors.get(pathOf(request));
    if (door === undefined) return refuse(stream, "404 Not Found");
    // A browser sends the cookie along from any page, and asks nobody before it opens a socket: the origin is all we have.
    if (!isSameOrigin(request)) return refuse(stream, "403 Forbidden");
    try {
      const ctx = await createRequestContext(deps, request);
      door.handleUpgrade(request, stream, head, (socket) => greet(socket, request, ctx));
    } catch {
      refuse(stream, "503 Service Unavailable");
    }
  });

  return {
    waitingBytes: () => [...wss.clients].reduce((sum, socket) => sum + socket.bufferedAmount, 0),
    close: async () => {
      const open = [...wss.clients, ...terminals.clients];
      const ended = open.map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const socket of open) socket.close(1001, "Docker Manager is being restarted.");
      const late = setTimeout(() => {
        for (const socket of open) socket.terminate();
      }, closeMs);
      await Promise.all(ended);
      clearTimeout(late);
      // What cannot be ended now is found by the worker: services/terminals/close-terminal.ts.
      await Promise.race([Promise.allSettled(serving), sleep(closeMs)]);
      wss.close();
      terminals.close();
    },
  };
}

const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] ?? "/";

function refuse(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
