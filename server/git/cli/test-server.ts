import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface TestRepositories {
  readonly root: string;
  readonly url: string;
  /** every Authorization header that came */
  readonly seen: string[];
  /** runs git in the working copy of `name`, made when needed, which pushes to `name`.git */
  git(name: string, ...argv: string[]): string;
  commit(name: string, files: Record<string, string>, message: string): string;
  close(): Promise<void>;
}

/** A real git server: `git http-backend` with basic authentication for repositories whose name begins with "private". */
export async function startTestRepositories(login: string): Promise<TestRepositories> {
  const root = mkdtempSync(join(tmpdir(), "dm-git-test-"));
  const seen: string[] = [];
  const env = {
    PATH: process.env.PATH,
    HOME: root,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "a@example.com",
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "a@example.com",
  };
  const run = (cwd: string, argv: string[]) =>
    execFileSync("git", argv, {
      cwd,
      env: env as unknown as NodeJS.ProcessEnv,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  const ensure = (name: string): string => {
    const copy = join(root, `${name}-copy`);
    try {
      run(copy, ["rev-parse"]);
    } catch {
      run(root, ["init", "-q", "--bare", "-b", "main", `${name}.git`]);
      run(root, ["init", "-q", "-b", "main", copy]);
      run(copy, ["remote", "add", "origin", join(root, `${name}.git`)]);
    }
    return copy;
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://x").pathname;
    if (request.headers.authorization) seen.push(request.headers.authorization);
    if (path.startsWith("/hang")) return;
    if (path.startsWith("/elsewhere")) {
      const { port } = server.address() as AddressInfo;
      response
        .writeHead(302, {
          location: `http://localhost:${port}${(request.url ?? "").replace("/elsewhere", "/private")}`,
        })
        .end();
      return;
    }
    const expected = `Basic ${Buffer.from(login).toString("base64")}`;
    if (path.startsWith("/private") && request.headers.authorization !== expected) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="x"' }).end();
      return;
    }
    serveGit(root, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    root,
    seen,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    git: (name, ...argv) => run(ensure(name), argv),
    commit(name, files, message) {
      const copy = ensure(name);
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(copy, path, ".."), { recursive: true });
        writeFileSync(join(copy, path), text);
      }
      run(copy, ["add", "-A"]);
      run(copy, ["commit", "-qm", message]);
      run(copy, ["push", "-q", "origin", "HEAD"]);
      return run(copy, ["rev-parse", "HEAD"]);
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** CGI, as the manual of git-http-backend describes it. */
function serveGit(root: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? "/", "http://x");
  const { headers } = request;
  const env: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    GIT_PROJECT_ROOT: root,
    GIT_HTTP_EXPORT_ALL: "1",
    PATH_INFO: url.pathname,
    QUERY_STRING: url.search.slice(1),
    REQUEST_METHOD: request.method,
    CONTENT_TYPE: headers["content-type"] ?? "",
  };
  if (headers["content-encoding"]) env.HTTP_CONTENT_ENCODING = headers["content-encoding"];
  if (headers["git-protocol"]) env.GIT_PROTOCOL = String(headers["git-protocol"]);
  const child = spawn("git", ["http-backend"], { env: env as unknown as NodeJS.ProcessEnv });
  child.stdin.on("error", () => {});
  request.pipe(child.stdin);
  let head = Buffer.alloc(0);
  let isBody = false;
  child.stdout.on("data", (chunk: Buffer) => {
    if (isBody) return response.write(chunk);
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf("\r\n\r\n");
    if (end < 0) return;
    isBody = true;
    let status = 200;
    for (const line of head.subarray(0, end).toString().split("\r\n")) {
      const [name = "", value = ""] = line.split(": ");
      if (name === "Status") status = Number.parseInt(value, 10);
      else response.setHeader(name, value);
    }
    response.writeHead(status);
    response.write(head.subarray(end + 4));
  });
  child.stdout.on("end", () => response.end());
}
