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

/** An engine on TCP that knows its callers by their certificates, and is known by its own. */
export function createTlsTransport({ host, port, ca, cert, key }: TlsTarget): Transport {
  const agent = new https.Agent({ ca, cert, key, keepAlive: true, minVersion: "TLSv1.2" });
  return { http: { protocol: "https", host, port, agent }, close: () => agent.destroy() };
}
