import type { Transport } from "./transport";

/** An engine of this machine. @param endpoint unix:///path/of/socket, or tcp://host:port of one that asks for no certificate */
export function createLocalTransport(endpoint: string): Transport {
  const url = new URL(endpoint);
  const close = () => {};
  if (url.protocol === "unix:") return { http: { socketPath: decodeURIComponent(url.pathname) }, close };
  return { http: { protocol: "http", host: url.hostname, port: Number(url.port || 2375) }, close };
}
