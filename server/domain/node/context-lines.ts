/** The way to a node's engine, as far as everybody who manages it may know it. */
export type ContextWay =
  | {
      readonly transport: "ssh";
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly socketPath: string;
    }
  | { readonly transport: "tls"; readonly host: string; readonly port: number }
  | { readonly transport: "local"; readonly endpoint: string };

const usualSocket = "/var/run/docker.sock";

/** What docker calls the context of a node: its own name, where docker allows that. */
export const contextName = (node: string): string => (node === "default" || node.length < 2 ? `node-${node}` : node);

/**
 * The lines by which one's own `docker` uses the same engine. No secret is in them: one's own key or certificate opens it.
 * @param name of the node: lower case letters, digits, hyphens and dots
 */
export function buildContextLines(name: string, way: ContextWay): readonly string[] {
  const context = contextName(name);
  const files = way.transport === "tls" ? ",ca=ca.pem,cert=cert.pem,key=key.pem" : "";
  const endpoint = `host=${contextHost(way)}${files}`;
  return [`docker context create ${context} --docker ${quote(endpoint)}`, `docker context use ${context}`];
}

/** Where docker finds the engine, as in "ssh://deploy@10.0.0.4". */
export function contextHost(way: ContextWay): string {
  if (way.transport === "local") return way.endpoint;
  const host = way.host.includes(":") ? `[${way.host}]` : way.host;
  if (way.transport === "tls") return `tcp://${host}:${way.port}`;
  const port = way.port === 22 ? "" : `:${way.port}`;
  const path = way.socketPath === usualSocket ? "" : way.socketPath;
  return `ssh://${way.user}@${host}${port}${path}`;
}

/** For a shell that somebody pastes it into. */
const quote = (text: string): string => (/^[\w@:/.,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
