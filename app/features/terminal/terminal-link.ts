import { ackBytes, pieceBytes } from "../../../server/domain/terminal/limits";
import type { ClientMessage, ServerMessage, TerminalAddress } from "../../../server/domain/terminal/messages";

interface Handlers {
  onOpened(at: { readonly shell: string; readonly slot: number; readonly release: number | null }): void;
  /** Bytes to show; `shown` is to be called when they are on the screen, for no more come than a reader has shown. */
  onBytes(bytes: Uint8Array, shown: () => void): void;
  /** seconds until it is closed for want of typing; null when that is off again */
  onIdle(seconds: number | null): void;
  onEnded(why: string): void;
}

export interface TerminalLink {
  type(text: string): void;
  resize(size: { readonly columns: number; readonly rows: number }): void;
  close(): void;
}

const lost = "The connection was lost, and with it this shell: what it ran was ended. Open it again for a new one.";

/** One terminal over a socket of its own; it is never resumed, because another shell would look like the same. */
export function openTerminalLink(address: TerminalAddress, handlers: Handlers): TerminalLink {
  const { protocol, host } = window.location;
  const socket = new WebSocket(`${protocol === "https:" ? "wss" : "ws"}://${host}/ws/terminal`);
  socket.binaryType = "arraybuffer";
  const say = (message: ClientMessage) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  let ended = false;
  const end = (why: string) => {
    if (!ended) handlers.onEnded(why);
    ended = true;
  };
  let shown = 0;
  const onShown = (bytes: number) => {
    shown += bytes;
    if (shown < ackBytes) return;
    say({ shown });
    shown = 0;
  };
  socket.onopen = () => say({ open: address });
  socket.onclose = ({ code, reason }) => end(code >= 4000 && reason !== "" ? reason : lost);
  socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (typeof data !== "string") return handlers.onBytes(new Uint8Array(data), () => onShown(data.byteLength));
    const message = JSON.parse(data) as ServerMessage;
    if ("opened" in message) handlers.onOpened(message.opened);
    else if ("idle" in message) handlers.onIdle(message.idle);
    else end(message.ended.why);
  };
  const encoder = new TextEncoder();
  return {
    type: (text) => {
      const bytes = encoder.encode(text);
      for (let at = 0; at < bytes.length; at += pieceBytes)
        if (socket.readyState === WebSocket.OPEN) socket.send(bytes.subarray(at, at + pieceBytes));
    },
    resize: (size) => say({ size }),
    close: () => {
      ended = true;
      socket.close(1000);
    },
  };
}
