/** A context of the docker command that leads to another machine. */
export type FoundContext = { readonly name: string } & (
  | { readonly transport: "ssh"; readonly host: string; readonly port: number; readonly user: string | null }
  | { readonly transport: "tls"; readonly host: string; readonly port: number }
);

/** What a context's meta.json says; null for one of this machine, without certificates, or that makes no sense. */
export function parseContext(text: string): FoundContext | null {
  try {
    const { Name: name, Endpoints } = JSON.parse(text) as {
      Name?: unknown;
      Endpoints?: { docker?: { Host?: unknown } };
    };
    const url = new URL(String(Endpoints?.docker?.Host));
    const host = url.hostname.replace(/^\[|\]$/g, "");
    if (typeof name !== "string" || host === "") return null;
    if (url.protocol === "ssh:")
      return {
        name,
        transport: "ssh",
        host,
        port: Number(url.port || 22),
        user: decodeURIComponent(url.username) || null,
      };
    if (url.protocol === "tcp:") return { name, transport: "tls", host, port: Number(url.port || 2376) };
    return null;
  } catch {
    return null;
  }
}
