import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { pack } from "tar-stream";
import type { Engine } from "../../server/docker/engine";
import type { TestHost } from "./host";
import { edgeImages } from "./images";
import { testingFolder } from "./paths";
import { run } from "./run";

/** A real registry on a host, which the host's engine reaches without TLS, since it is on 127.0.0.1. */
export interface TestRegistry {
  /** as references begin: 127.0.0.1:5000 */
  readonly name: string;
  readonly username: string;
  readonly password: string;
  /** Gives the registry an image that the host has. @returns its reference there, which the host then knows too */
  push(image: string, repository: string): Promise<string>;
}

const [username, password] = ["ines", "correct horse"];
/** that password by bcrypt, the only kind that the registry takes */
const htpasswd = "ines:$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2\n";

const config = (port: number, open: boolean) => ({
  version: "0.1",
  log: { level: "error" },
  storage: { filesystem: { rootdirectory: "/tmp/registry" } },
  http: { addr: `127.0.0.1:${port}` },
  ...(open ? {} : { auth: { htpasswd: { realm: "test", path: "/srv/htpasswd" } } }),
});

/** Runs Debian's docker-registry as a container of the host. It wants a login for everything, unless it is open. */
export async function startTestRegistry(
  host: TestHost,
  engine: Engine,
  { port = 5000, open = false }: { readonly port?: number; readonly open?: boolean } = {},
): Promise<TestRegistry> {
  const container = `registry-${port}`;
  await engine.ensureContainer({
    name: container,
    image: edgeImages.companion,
    labels: {},
    command: ["/srv/docker-registry", "serve", "/srv/config.yml"],
    network: "host",
    restart: "no",
  });
  const tar = pack();
  tar.entry({ name: "srv/docker-registry", mode: 0o755 }, readFileSync(await ensureProgram()));
  tar.entry({ name: "srv/config.yml" }, JSON.stringify(config(port, open)));
  tar.entry({ name: "srv/htpasswd" }, htpasswd);
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(part as Buffer);
  await engine.putArchive(container, "/", Buffer.concat(parts));
  await engine.start(container);
  const name = `127.0.0.1:${port}`;
  return {
    name,
    username,
    password,
    push: async (image, repository) => {
      const reference = `${name}/${repository}`;
      await engine.tag(image, reference);
      await push(host.socket, reference);
      return reference;
    },
  };
}

/** Out of Debian's package, which is not installed: that would start a service. */
async function ensureProgram(): Promise<string> {
  const program = path.join(testingFolder, "docker-registry");
  if (existsSync(program)) return program;
  const work = mkdtempSync(path.join(tmpdir(), "dm-registry-"));
  try {
    await run("apt-get", ["-qq", "-o", "APT::Sandbox::User=root", "download", "docker-registry"], 120_000, work);
    const [file = ""] = readdirSync(work);
    await run("dpkg", ["-x", path.join(work, file), path.join(work, "files")]);
    mkdirSync(testingFolder, { recursive: true });
    const part = `${program}.${process.pid}`;
    await run("cp", [path.join(work, "files/usr/bin/docker-registry"), part]);
    renameSync(part, program);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return program;
}

/** The engine's port has no push, for nothing of ours pushes; tries again while the registry starts. */
async function push(socketPath: string, reference: string): Promise<void> {
  const colon = reference.lastIndexOf(":");
  const auth = Buffer.from(JSON.stringify({ username, password })).toString("base64");
  const options = {
    socketPath,
    method: "POST",
    path: `/images/${reference.slice(0, colon)}/push?tag=${reference.slice(colon + 1)}`,
    headers: { "x-registry-auth": auth.replaceAll("+", "-").replaceAll("/", "_") },
  };
  let said = "";
  for (let tries = 0; tries < 50; tries++) {
    said = await new Promise<string>((resolve, reject) => {
      const request = http.request(options, (answer) => {
        let text = "";
        answer.on("data", (chunk) => (text += chunk));
        answer.on("end", () => resolve(text));
        answer.on("error", reject);
      });
      request.on("error", reject);
      request.end();
    });
    if (!said.includes('"error"')) return;
    if (!/refused/.test(said)) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${reference} could not be pushed: ${said.slice(-300)}`);
}
