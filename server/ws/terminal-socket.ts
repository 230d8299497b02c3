import type { RawData, WebSocket } from "ws";
import { z } from "zod";
import type { Ctx } from "../context";
import { isAppError } from "../domain/errors";
import type { TerminalLimits } from "../domain/terminal/limits";
import type { ServerMessage } from "../domain/terminal/messages";
import { performSession } from "../services/session";
import { type OpenedTerminal, openTerminal, terminalSize } from "../services/terminals/open-terminal";
import { createIdleClock } from "./idle-clock";

const beatMs = 20_000;
const firstMessageMs = 10_000;

const laterMessage = z.union([
  z.object({ size: terminalSize }),
  z.object({ shown: z.number().int().min(1).max(100_000_000) }),
]);

/** Why a terminal ended, for the person; the code where its program ended by itself. */
interface End {
  readonly why: string;
  readonly exitCode: number | null;
}
const byUs = (why: string): End => ({ why, exitCode: null });

/** One terminal over one socket, from the first message, which says where, to its end. Resolves when its program was ended. */
export async function serveTerminal(socket: WebSocket, ctx: Ctx, limits: TerminalLimits): Promise<void> {
  const gone = new AbortController();
  socket.once("close", () => gone.abort());
  socket.on("error", () => socket.terminate());
  const tell = (message: ServerMessage) => socket.send(JSON.stringify(message), () => {});
  const part = (end: End) => {
    tell({ ended: end });
    socket.close(1000);
  };
  try {
    const first = await firstMessage(socket, gone.signal);
    const { opened, guard } = await performSession(openTerminal, ctx, first, gone.signal);
    const { shell, slot, release } = opened;
    tell({ opened: { shell, slot, release } });
    const end = await converse(socket, opened, limits, guard.signal, tell);
    try {
      guard.check();
      part(end);
    } finally {
      guard.close();
      await opened.close().catch(report(ctx));
    }
  } catch (error) {
    part(byUs(wordsFor(error, ctx)));
  }
}

/** Carries bytes both ways until the program, the person, the guard or the clock ends it. */
async function converse(
  socket: WebSocket,
  { stream, resize, beat, exitCode }: OpenedTerminal,
  { windowBytes, idleMs, idleWarningMs }: TerminalLimits,
  signal: AbortSignal,
  tell: (message: ServerMessage) => void,
): Promise<End> {
  const heart = setInterval(() => void beat().catch(() => {}), beatMs);
  try {
    return await new Promise<End>((resolve) => {
      const clock = createIdleClock({ idleMs, warnMs: idleWarningMs }, (left) =>
        left === 0
          ? resolve(byUs("Nobody typed for a while, so it was closed. Open it again to go on."))
          : tell({ idle: left }),
      );
      signal.addEventListener("abort", () => resolve(byUs("The terminal was closed.")), { once: true });
      stream.once("error", () => resolve(byUs("The connection to the node was lost. Open it again to go on.")));
      stream.once("close", async () => {
        clock.stop();
        const code = await exitCode().catch(() => null);
        resolve({ why: describeEnd(code), exitCode: code });
      });

      let onTheWay = 0;
      const isFull = () => onTheWay > windowBytes || socket.bufferedAmount > windowBytes;
      stream.on("data", (chunk: Buffer) => {
        onTheWay += chunk.length;
        socket.send(chunk, () => {});
        if (isFull()) stream.pause();
      });
      socket.on("message", (data: RawData, isBinary: boolean) => {
        if (isBinary) {
          if (clock.touch()) tell({ idle: null });
          // What cannot be taken yet waits in the person's browser, not here.
          if (!stream.write(data as Buffer)) {
            socket.pause();
            stream.once("drain", () => socket.resume());
          }
          return;
        }
        const message = laterMessage.safeParse(parseJson(data));
        if (!message.success)
          return resolve(byUs("The browser sent something that is no message of a terminal. Reload the page."));
        if ("size" in message.data) return void resize(message.data.size).catch(() => {});
        onTheWay = Math.max(0, onTheWay - message.data.shown);
        if (!isFull()) stream.resume();
      });
    });
  } finally {
    clearInterval(heart);
  }
}

function describeEnd(code: number | null): string {
  if (code === null) return "The container has ended.";
  if (code === 137) return "The shell was killed (code 137), most often because its container was stopped.";
  return `The shell ended with code ${code}.`;
}

/** Where it shall be opened. @throws Error when nothing comes, or nothing that can be read */
function firstMessage(socket: WebSocket, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), firstMessageMs);
    signal.addEventListener("abort", () => resolve(null), { once: true });
    socket.once("message", (data: RawData, isBinary: boolean) => {
      clearTimeout(late);
      resolve(isBinary ? null : (parseJson(data) as { open?: unknown } | null)?.open);
    });
  });
}

function parseJson(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return null;
  }
}

const report = (ctx: Ctx) => (error: unknown) => {
  process.stderr.write(`terminal ${ctx.requestId}: ${error instanceof Error ? error.message : error}\n`);
};

function wordsFor(error: unknown, ctx: Ctx): string {
  if (isAppError(error)) return error.message;
  report(ctx)(error);
  return `Something went wrong on our side. Request ${ctx.requestId}`;
}
