import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { makeContainer, type SimulatedContainer, start, toInspected, toListed } from "./containers";
import { type Ran, runProgram } from "./programs";
import { revisionIn } from "./traefik";

export interface SimulatedEngine {
  readonly containers: Map<string, SimulatedContainer>;
  /** Tells all who follow its events. */
  tell(container: SimulatedContainer, action: string): void;
  listen(socket: string): Promise<void>;
}

interface Exec {
  readonly argv: readonly string[];
  code: number | null;
}

/**
 * An engine that speaks the part of Docker's API (1.41) that a worker uses of a node at rest, and runs nothing: it tells what a
 * hundred of them cost a worker, not what they cost themselves.
 */
export function createSimulatedEngine(name: string): SimulatedEngine {
  const containers = new Map<string, SimulatedContainer>();
  const execs = new Map<string, Exec>();
  const followers = new Set<ServerResponse>();
  let revision: string | null = null;
  let made = 0;
  const about = {
    ID: name,
    Name: name,
    ServerVersion: "26.1.5",
    NCPU: 8,
    MemTotal: 16e9,
    OperatingSystem: "Simulated",
  };

  const routes: readonly [RegExp, (match: RegExpExecArray, body: Buffer, response: ServerResponse) => unknown][] = [
    [/^GET \/_ping$/, () => "OK"],
    [/^GET \/info$/, () => ({ ...about, DockerRootDir: "/var/lib/docker", CgroupVersion: "2", SecurityOptions: [] })],
    [/^GET \/version$/, () => ({ Version: "26.1.5", ApiVersion: "1.45" })],
    [/^GET \/containers\/json$/, () => [...containers.values()].map(toListed)],
    [/^GET \/networks$/, () => []],
    [/^GET \/images\/json$/, () => []],
    [/^GET \/images\/(.+)\/json$/, ([, reference = ""]) => toImage(decodeURIComponent(reference))],
    [/^GET \/containers\/([^/]+)\/json$/, ([, at = ""]) => find(at, toInspected)],
    [/^POST \/containers\/create\?name=([^&]+)/, ([, at = ""], body) => create(at, JSON.parse(String(body)))],
    [/^POST \/containers\/([^/]+)\/start$/, ([, at = ""]) => find(at, (one) => void start(one))],
    [/^POST \/containers\/([^/]+)\/exec$/, (_match, body) => prepare(JSON.parse(String(body)).Cmd)],
    [/^GET \/exec\/(\w+)\/json$/, ([, id = ""]) => ({ Running: false, ExitCode: execs.get(id)?.code ?? 0 })],
    [/^PUT \/containers\/[^/]+\/archive/, (_match, body) => load(body)],
    [/^DELETE \/containers\/([^/?]+)/, ([, at = ""]) => void containers.delete(at)],
    [
      /^GET \/events$/,
      (_match, _body, response) => {
        response.writeHead(200, { "content-type": "application/json" }).flushHeaders();
        followers.add(response.on("close", () => followers.delete(response)));
        return response;
      },
    ],
  ];
  const find = (at: string, use: (one: SimulatedContainer) => unknown) => {
    const one = containers.get(at);
    return one === undefined ? null : (use(one) ?? "");
  };
  function load(archive: Buffer): string {
    revision = revisionIn(archive) ?? revision;
    return "{}";
  }
  function create(at: string, { Image, Labels, HostConfig }: { Image: string; Labels: object; HostConfig?: object }) {
    const restart = (HostConfig as { RestartPolicy?: { Name: string } } | undefined)?.RestartPolicy?.Name ?? "no";
    const one = makeContainer(at, { image: Image, labels: Labels as Record<string, string>, restart });
    containers.set(at, one);
    return { Id: one.id };
  }
  function prepare(argv: readonly string[]) {
    const id = `e${++made}`;
    execs.set(id, { argv, code: null });
    return { Id: id };
  }

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const url = (request.url ?? "").replace(/^\/v[\d.]+/, "");
    const asked = `${request.method} ${/create|archive|DELETE/.test(`${request.method} ${url}`) ? url : url.split("?")[0]}`;
    for (const [pattern, handle] of routes) {
      const match = pattern.exec(asked);
      if (match === null) continue;
      const said = handle(match, Buffer.concat(parts), response);
      if (said === response) return;
      if (said === null) break;
      const made = request.method === "POST" && typeof said === "object";
      response.writeHead(said === "" || said === undefined ? 204 : made ? 201 : 200, {
        "content-type": "application/json",
      });
      response.end(said === undefined ? "" : typeof said === "string" ? said : JSON.stringify(said));
      return;
    }
    response.writeHead(404, { "content-type": "application/json" }).end(`{"message":"no such thing here: ${asked}"}`);
  }

  const server = createServer((request, response) => void serve(request, response));
  server.on("upgrade", (request, socket, head) => {
    const exec = execs.get(/\/exec\/(\w+)\/start/.exec(request.url ?? "")?.[1] ?? "");
    if (exec === undefined) return void socket.destroy();
    socket.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
    runOn(socket, exec, runProgram(exec.argv, { revision }), Number(request.headers["content-length"] ?? 0), head);
  });
  return {
    containers,
    tell: ({ name: at, labels }, action) => {
      const event = {
        Type: "container",
        Action: action,
        Actor: { Attributes: { ...labels, name: at } },
        timeNano: Date.now() * 1e6,
      };
      for (const follower of followers) follower.write(`${JSON.stringify(event)}\n`);
    },
    listen: (socket) => new Promise((resolve) => server.listen(socket, () => resolve())),
  };
}

/** It has every image that it is asked for. */
const toImage = (reference: string) => ({
  ...{ Id: reference, RepoTags: [reference], Size: 1e8, Created: "2026-11-25T00:00:00Z", Config: {} },
  ...{ RootFS: { Layers: [] }, Os: "linux", Architecture: "amd64" },
});

/** @param skip bytes of the request's body, which come before what is written to the program */
function runOn(socket: Duplex, exec: Exec, ran: Ran, skip: number, head: Buffer): void {
  const say = (text: string) => {
    const data = Buffer.from(text);
    const top = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
    top.writeUInt32BE(data.length, 4);
    socket.write(Buffer.concat([top, data]));
  };
  socket.on("error", () => {});
  if ("stdout" in ran) {
    exec.code = ran.code;
    if (ran.stdout !== "") say(ran.stdout);
    socket.end();
    return;
  }
  exec.code = 0;
  let left = skip;
  let asked = "";
  const take = (chunk: Buffer) => {
    asked += chunk.subarray(Math.min(left, chunk.length)).toString("latin1");
    left = Math.max(0, left - chunk.length);
    for (let end = asked.indexOf("\r\n\r\n"); end >= 0; end = asked.indexOf("\r\n\r\n")) {
      say(ran.tunnel(asked.slice(0, end)));
      asked = asked.slice(end + 4);
    }
  };
  if (head.length > 0) take(head);
  socket.on("data", take);
  socket.on("end", () => socket.end());
}
