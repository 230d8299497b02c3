import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface LoadOptions {
  /** the edge's address on the host */
  readonly address: string;
  /** the domain that is asked for */
  readonly host: string;
  readonly path?: string;
  readonly port?: number;
  /** at once */
  readonly connections: number;
  readonly keepAlive: boolean;
  readonly method?: "GET" | "POST";
  /** between two requests of one connection; default 40 ms, so that tests leave the machine some air */
  readonly thinkMs?: number;
}

export interface LoadResult {
  readonly requests: number;
  /** what went wrong, how often and when: none is an empty list */
  readonly failures: readonly string[];
  /** answers by the version that gave them */
  readonly versions: Readonly<Record<string, number>>;
}

export interface Load {
  requests(): number;
  /** Ends it, waits for the requests in flight, and tells. */
  stop(): Promise<LoadResult>;
}

/** Asks an application through the edge without a pause until it is stopped; whatever is not 200 is a failure. */
export function startLoad(options: LoadOptions): Load {
  const agent = new http.Agent({ keepAlive: options.keepAlive, maxSockets: options.connections });
  const failures = new Map<string, Failure[]>();
  const fail = (what: string, asked: number) =>
    failures.set(what, [...(failures.get(what) ?? []), { at: asked - began, took: Date.now() - asked }]);
  const versions: Record<string, number> = {};
  let requests = 0;
  let ended = false;
  const began = Date.now();
  const worker = async () => {
    while (!ended) {
      requests += 1;
      const asked = Date.now();
      try {
        const { status, version } = await ask(agent, options);
        if (status === 200) versions[version] = (versions[version] ?? 0) + 1;
        else fail(String(status), asked);
      } catch (error) {
        fail(error instanceof Error ? error.message : String(error), asked);
      }
      await sleep(options.thinkMs ?? 40);
    }
  };
  const workers = Array.from({ length: options.connections }, worker);
  return {
    requests: () => requests,
    stop: async () => {
      ended = true;
      await Promise.all(workers);
      agent.destroy();
      return { requests, failures: [...failures].map(describe), versions };
    },
  };
}

interface Failure {
  /** ms since the load began, and how long the answer took */
  readonly at: number;
  readonly took: number;
}

const describe = ([what, all]: readonly [string, readonly Failure[]]): string =>
  `${what}: ${all.length} times, asked from ${all[0]?.at} to ${all.at(-1)?.at} ms, answered after ${Math.max(...all.map(({ took }) => took))} ms at most`;

const limitMs = 15_000;

function ask(agent: http.Agent, options: LoadOptions): Promise<{ status: number; version: string }> {
  const { address, host, path = "/", port = 80, method = "GET" } = options;
  return new Promise((resolve, reject) => {
    const body = method === "POST" ? "x".repeat(200) : "";
    const headers = { host, "content-length": Buffer.byteLength(body) };
    const request = http.request({ agent, host: address, port, path, method, headers }, (response) => {
      response.resume();
      response.on("error", reject);
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, version: String(response.headers["x-version"] ?? "none") });
      });
    });
    request.setTimeout(limitMs, () => request.destroy(new Error(`no answer within ${limitMs / 1000} s`)));
    request.on("error", reject);
    request.end(body);
  });
}
