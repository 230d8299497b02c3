import http from "node:http";
import type { Duplex } from "node:stream";
import type { Engine } from "../../docker/engine";

type Callback = (error: Error | null, socket?: Duplex) => void;

interface Target {
  readonly address: string;
  readonly port: number;
}

/**
 * Carries HTTP to an address through a program in a container of the edge, over whatever transport the engine is reached by.
 * A connection is kept for the next request (0.7 ms against 80 ms for a new one), unless it has a limit.
 */
export class TunnelAgent extends http.Agent {
  private readonly argv: readonly string[];

  constructor(
    private readonly engine: Engine,
    private readonly container: string,
    { address, port }: Target,
    /** ends the program, which would otherwise outlive us where nobody answers it */
    limitSeconds: number | null = null,
    /** of those that are kept; who finds none free waits, or where there is no limit, has one more made */
    sockets: { readonly most: number; readonly kept: number } = { most: 1, kept: 1 },
  ) {
    const kept = { keepAlive: true, maxSockets: sockets.most, maxFreeSockets: sockets.kept };
    super(limitSeconds === null ? kept : { keepAlive: false });
    const nc = ["nc", address, String(port)];
    this.argv = limitSeconds === null ? nc : ["timeout", "-s", "KILL", String(limitSeconds), ...nc];
  }

  override createConnection(_options: object, callback?: (error: Error | null, socket: Duplex) => void): undefined {
    const done = callback as Callback;
    this.engine.openExec(this.container, this.argv).then(
      (stream) => done(null, pretendSocket(stream)),
      (error: Error) => done(error),
    );
    return undefined;
  }
}

/** What node:http calls on a socket and a plain stream does not have. */
function pretendSocket(stream: Duplex): Duplex {
  const same = () => stream;
  return Object.assign(stream, { setKeepAlive: same, setNoDelay: same, setTimeout: same, ref: same, unref: same });
}

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

const maxBytes = 64 * 1024 * 1024;

/** One GET. @throws Error when there is no answer within the time */
export function get(agent: http.Agent, path: string, timeoutMs: number, host = "127.0.0.1"): Promise<Answer> {
  return begin(agent, path, timeoutMs, host, async (response) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of response) {
      bytes += (part as Buffer).length;
      if (bytes > maxBytes) throw new Error("the answer is too long");
      parts.push(part as Buffer);
    }
    const body = Buffer.concat(parts).toString("utf8");
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  });
}

/** The status of one GET; what else is answered, however much, is not read. @throws Error as `get` */
export function getStatus(agent: http.Agent, path: string, timeoutMs: number, host: string): Promise<number> {
  return begin(agent, path, timeoutMs, host, async (response) => {
    response.destroy();
    return response.statusCode ?? 0;
  });
}

function begin<T>(
  agent: http.Agent,
  path: string,
  timeoutMs: number,
  host: string,
  read: (response: http.IncomingMessage) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = http.get({ agent, path, headers: { host, "user-agent": "docker-manager" } }, (response) => {
      response.on("error", reject);
      read(response).then(resolve, reject);
    });
    const timer = setTimeout(() => {
      const error = new Error(`no answer within ${timeoutMs / 1000} s`);
      // A tunnel that never opens has no socket to destroy: the request would not tell.
      reject(error);
      request.destroy(error);
    }, timeoutMs);
    request.on("error", reject);
    request.on("close", () => clearTimeout(timer));
  });
}
