/** The revision in an archive that was put into the edge's volume: what Traefik would tell once it has loaded it. */
export const revisionIn = (archive: Buffer): string | null =>
  /"X-Rev":"(\d+)"/.exec(archive.toString("latin1"))?.[1] ?? null;

const httpOf = (status: number, body: string, headers = ""): string =>
  `HTTP/1.1 ${status} OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;

/** What Traefik answers on its two ports of 127.0.0.1, and a replica on any other. */
export function answer(path: string, revision: string | null): string {
  switch (path.split("?")[0]) {
    case "/rev":
      return httpOf(200, "OK", revision === null ? "" : `x-rev: ${revision}\r\n`);
    case "/api/overview":
      return httpOf(200, JSON.stringify({ http: { routers: { errors: 0 } }, tcp: { routers: { errors: 0 } } }));
    case "/api/http/services":
      return httpOf(200, "[]");
    default:
      return httpOf(200, "");
  }
}
