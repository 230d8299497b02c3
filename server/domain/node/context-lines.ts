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

/**
 * The lines by which one's own `docker` uses the same engine. No secret is in them: one's own key or certificate opens it.
 * @param name of the node: lower case letters, digits, hyphens and dots
 */
export function buildContextLines(name: string, way: ContextWay): readonly string[] {
  return [`docker context create ${name} --docker ${quote(describe(way))}`, `docker context use ${name}`];
}

function describe(way: ContextWay): string {
  if (way.transport === "local") return `host=${way.endpoint}`;
  const host = way.host.includes(":") ? `[${way.host}]` : way.host;
  if (way.transport === "tls") return `host=tcp://${host}:${way.port},ca=ca.pem,cert=cert.pem,key=key.pem`;
  const port = way.port === 22 ? "" : `:${way.port}`;
  const path = way.socketPath === usualSocket ? "" : way.socketPath;
  return `host=ssh://${way.user}@${host}${port}${path}`;
}

/** For a shell that somebody pastes it into. */
const quote = (text: string): string => (/^[\w@:/.,=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
