import https from "node:https";
import type { Transport } from "./transport";

export interface TlsTarget {
  readonly host: string;
  readonly port: number;
  /** PEM: who signs the engine's certificate, and what shows it who we are */
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * What may wait to be sent, in bytes. By default it is one record of 16 KiB, and the next is asked for in the next turn of the event
 * loop: on a busy machine an image went at 50 kB/s.
 */
const highWaterMark = 1024 * 1024;

/** An engine on TCP that knows its callers by their certificates, and is known by its own. */
export function createTlsTransport({ host, port, ca, cert, key }: TlsTarget): Transport {
  // Node hands it to the socket, though its types do not say so.
  const options = { ca, cert, key, keepAlive: true, minVersion: "TLSv1.2", highWaterMark } as const;
  const agent = new https.Agent(options);
  return { http: { protocol: "https", host, port, agent }, close: () => agent.destroy() };
}
