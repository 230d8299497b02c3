import type http from "node:http";

/** How the API of an engine is reached. Kept as long as its node is used: what it opens is used again. */
export interface Transport {
  readonly http:
    | { readonly socketPath: string }
    | {
        readonly protocol: "http" | "https";
        readonly host: string;
        readonly port: number;
        /** makes the connections; without one they are Node's own */
        readonly agent?: http.Agent;
      };
  /** Ends its connections. What is under way over them fails as unreachable. */
  close(): void;
}
