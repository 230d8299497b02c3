import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startTestHost, type TestHost } from "../docker/testing/host";
import { loadTestImages } from "../docker/testing/images";
import { freePort } from "../server/setup/ports.mjs";
import { startPostgres } from "../server/setup/postgres.mjs";

/** What `npm start` makes, started as a person starts it, on a Docker host of its own. */
export interface BenchInstallation {
  readonly url: string;
  readonly databaseUrl: string;
  /** from the press of Return to the line with the address */
  readonly startedInMs: number;
  /** npm itself, our processes, Postgres, Redis, and the edge's containers */
  processes(): number[];
  stop(): Promise<void>;
}

export interface BenchGround {
  readonly host: TestHost;
  readonly folder: string;
  start(): Promise<BenchInstallation>;
  remove(): Promise<void>;
}

/** A folder of data and a Docker host on which installations can be started one after another. */
export async function makeBenchGround(label: string, place: number): Promise<BenchGround> {
  const host = await startTestHost(label, place);
  await loadTestImages(host);
  const folder = mkdtempSync(path.join(tmpdir(), "dm-bench-"));
  chmodSync(folder, 0o755); // for the user under whom Postgres runs
  const [port, http, https] = await Promise.all([freePort(), freePort(), freePort()]);
  // Certificates of this machine's own that each Node process would load are no part of a usual installation.
  const { DATABASE_URL: _database, REDIS_URL: _redis, NODE_EXTRA_CA_CERTS: _certificates, ...rest } = process.env;
  const env = {
    ...rest,
    DM_DATA_DIR: folder,
    DOCKER_HOST: `unix://${host.socket}`,
    PORT: String(port),
    DM_EDGE_HTTP_PORT: String(http),
    DM_EDGE_HTTPS_PORT: String(https),
  };
  return {
    host,
    folder,
    start: () => startInstallation(env, host, folder),
    remove: async () => {
      await host.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startInstallation(env: NodeJS.ProcessEnv, host: TestHost, folder: string): Promise<BenchInstallation> {
  const began = performance.now();
  // In a group of its own, so that it can be sent what Ctrl-C sends.
  const child = spawn("npm", ["start"], { env, detached: true, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const root = child.pid ?? 0;
  await new Promise<void>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
      if (text.includes("Docker Manager answers")) resolve();
    });
    child.on("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${text}`)));
  });
  const startedInMs = performance.now() - began;
  const { url: databaseUrl } = await startPostgres(path.join(folder, "postgres"));
  return {
    url: `http://127.0.0.1:${env.PORT}`,
    databaseUrl,
    startedInMs,
    processes: () => [...familyOf([root, ...rootsIn(folder)]), ...containedIn(`dm-${host.name}`)],
    stop: async () => {
      process.kill(-root, "SIGINT");
      await ended;
    },
  };
}

/** Postgres and Redis outlive the process that started them. */
const rootsIn = (folder: string): number[] => [
  Number(readFileSync(path.join(folder, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]),
  Number(readFileSync(path.join(folder, "redis/redis.pid"), "utf8")),
];

function familyOf(roots: readonly number[]): number[] {
  const children = new Map<number, number[]>();
  for (const pid of allProcesses()) {
    const parent = Number(
      read(pid, "stat")
        .replace(/^.*\) . /s, "")
        .split(" ")[0],
    );
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const family: number[] = [];
  for (const queue = [...roots]; queue.length > 0; ) {
    const pid = queue.pop() ?? 0;
    family.push(pid);
    queue.push(...(children.get(pid) ?? []));
  }
  return family;
}

/** The processes in containers of a test host: its dockerd keeps them in a control group of their own. */
const containedIn = (group: string): number[] =>
  allProcesses().filter((pid) => read(pid, "cgroup").includes(`/${group}/`));

const allProcesses = (): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
