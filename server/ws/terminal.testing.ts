import { WebSocket } from "ws";
import type { ClientMessage, ServerMessage } from "../domain/terminal/messages";

/** A terminal's socket, as a browser opens it. */
export interface TestTerminal {
  /** what it has shown so far */
  readonly text: () => string;
  readonly bytes: () => number;
  readonly told: readonly ServerMessage[];
  readonly ended: () => string | null;
  readonly closed: () => boolean;
  say(message: ClientMessage): void;
  type(text: string): void;
  send(raw: string): void;
  /** stops reading, as a tab that hangs */
  hang(): void;
  drop(): void;
}

export function connectTerminal(port: number, cookie: string, acknowledges = true): TestTerminal {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/terminal`, { headers: { cookie } });
  const told: ServerMessage[] = [];
  const waiting: string[] = [];
  let text = "";
  let bytes = 0;
  let closed = false;
  const send = (raw: string) => (socket.readyState === socket.CONNECTING ? waiting.push(raw) : socket.send(raw));
  const say = (message: ClientMessage) => void send(JSON.stringify(message));
  socket.on("open", () => {
    for (const raw of waiting) socket.send(raw);
  });
  socket.on("error", () => {});
  socket.on("close", () => {
    closed = true;
  });
  socket.on("message", (data, isBinary) => {
    if (!isBinary) return void told.push(JSON.parse(String(data)) as ServerMessage);
    const chunk = data as Buffer;
    bytes += chunk.length;
    text = (text + chunk.toString("utf8")).slice(-100_000);
    if (acknowledges) say({ shown: chunk.length });
  });
  return {
    text: () => text,
    bytes: () => bytes,
    told,
    ended: () => told.flatMap((message) => ("ended" in message ? [message.ended.why] : [])).at(-1) ?? null,
    closed: () => closed,
    say,
    type: (typed) => socket.send(Buffer.from(typed)),
    send,
    hang: () => socket.pause(),
    drop: () => socket.terminate(),
  };
}
