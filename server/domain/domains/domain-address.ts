interface Rule {
  readonly host: string;
  readonly path: string;
}

/** The address that opens a domain on this installation; the edge's port is left out where it is the usual one. */
export const domainAddress = ({ host, path }: Rule, httpPort: number): string =>
  `http://${host}${httpPort === 80 ? "" : `:${httpPort}`}${path}`;

/** The same as people read it: "shop.example.com/api". */
export const domainName = ({ host, path }: Rule): string => `${host}${path === "/" ? "" : path}`;

/** Browsers take these to be this very machine, so they need no DNS there. */
export const isLocalName = (host: string): boolean => host === "localhost" || host.endsWith(".localhost");
