import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pack } from "tar-stream";
import type { Engine } from "../../server/docker/engine";
import { edgeImages } from "./images";
import { testingFolder } from "./paths";
import { run } from "./run";

/** A real registry on a host, without TLS: engines take that from 127.0.0.1, and from where they were told to. */
export interface TestRegistry {
  /** as references begin, and where it listens: 127.0.0.1:5000 */
  readonly name: string;
  readonly username: string;
  readonly password: string;
  /** Gives the registry an image that the host has. @returns its reference there, which the host then knows too */
  push(image: string, repository: string): Promise<string>;
}

interface RegistryOptions {
  readonly port?: number;
  readonly open?: boolean;
  readonly address?: string;
}

const [username, password] = ["ines", "correct horse"];
/** that password by bcrypt, the only kind that the registry takes */
const htpasswd = "ines:$2b$05$abcdefghijklmnopqrstuuHNbAKRhpaujgo33bRWs.NLUTJO3lOy2\n";

const config = (name: string, open: boolean) => ({
  version: "0.1",
  log: { level: "error" },
  storage: { filesystem: { rootdirectory: "/tmp/registry" } },
  http: { addr: name },
  ...(open ? {} : { auth: { htpasswd: { realm: "test", path: "/srv/htpasswd" } } }),
});

/**
 * Runs Debian's docker-registry as a container of the host. It wants a login for everything, unless it is open. With an `address` of
 * the host it is reached from everywhere; engines have to be told of that (`insecureRegistries` of a test host).
 */
export async function startTestRegistry(
  engine: Engine,
  { port = 5000, open = false, address = "127.0.0.1" }: RegistryOptions = {},
): Promise<TestRegistry> {
  const container = `registry-${port}`;
  const name = `${address}:${port}`;
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
  tar.entry({ name: "srv/config.yml" }, JSON.stringify(config(name, open)));
  tar.entry({ name: "srv/htpasswd" }, htpasswd);
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(part as Buffer);
  await engine.putArchive(container, "/", Buffer.concat(parts));
  await engine.start(container);
  return {
    name,
    username,
    password,
    push: async (image, repository) => {
      const reference = `${name}/${repository}`;
      await engine.tag(image, reference);
      await push(engine, reference, name);
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

/** Tries again while the registry starts. */
async function push(engine: Engine, reference: string, registry: string): Promise<void> {
  const options = {
    login: { registry, username, password },
    signal: new AbortController().signal,
    onLine: () => {},
  };
  for (let tries = 1; ; tries++) {
    try {
      await engine.push(reference, options);
      return;
    } catch (error) {
      if (tries === 50 || !/refused/.test(String(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
