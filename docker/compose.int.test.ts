import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callEngine } from "../server/setup/engine-api.mjs";
import { run } from "../server/setup/run.mjs";
import { type Compose, createCompose } from "./testing/compose";
import { startTestHost, type TestHost } from "./testing/host";
import { edgeImages, loadTestImages } from "./testing/images";
import { makeProductionBases, productionBases } from "./testing/production-bases";

/** What `docker inspect` tells of a container, as far as it is looked at. */
interface Inspected {
  readonly RestartCount: number;
  readonly Config: { readonly User: string; readonly Healthcheck: { readonly Test: readonly string[] } };
  readonly State: { readonly Status: string; readonly Health: { readonly Status: string } };
}

let host: TestHost;
let folder: string;
let compose: Compose;
const ours = ["web", "worker"] as const;

beforeAll(async () => {
  host = await startTestHost("prod", 16);
  folder = mkdtempSync(path.join(tmpdir(), "dm-compose-"));
  const [key, env] = [path.join(folder, "master.key"), path.join(folder, ".env")];
  writeFileSync(key, `${Buffer.alloc(32, 7).toString("base64")}\n`, { mode: 0o644 });
  const variables = {
    ENV_FILE: env,
    MASTER_KEY_FILE: key,
    POSTGRES_PASSWORD: "correcthorse",
    DOCKER_GID: statSync(host.socket).gid,
    BASE: productionBases.base,
    COMPANION_BASE: edgeImages.companion,
    POSTGRES_IMAGE: productionBases.postgres,
    REDIS_IMAGE: productionBases.redis,
    DM_TRAEFIK_IMAGE: edgeImages.traefik,
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(env, lines.join(""));
  compose = await createCompose(host, "docker/compose.prod.yml", env);
  // beforehand: on the host no registry of packages can be reached
  await run(process.execPath, ["server/setup/image-files.mjs"], { quiet: true });
  await Promise.all([loadTestImages(host), makeProductionBases(host)]);
  await compose("up", "--detach", "--build", "--pull=never");
}, 300_000);
afterAll(async () => {
  await host.remove();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T>(address: string): Promise<T> {
  const { status, text } = await callEngine(`unix://${host.socket}`, "GET", address);
  expect(status, text).toBe(200);
  return JSON.parse(text) as T;
}
const inspect = (service: string) => ask<Inspected>(`/containers/docker-manager-${service}-1/json`);
const healthOf = async (service: string) => (await inspect(service)).State.Health.Status;
const inside = (service: string, ...argv: string[]) => compose("exec", "--no-TTY", service, ...argv);
const page = (address: string) => fetch(`http://${host.address}:3000${address}`);

describe("the production installation", () => {
  it("comes up healthy, each after what it needs", async () => {
    for (const service of ["postgres", "redis", ...ours])
      await expect.poll(() => healthOf(service), { timeout: 60_000, interval: 500 }).toBe("healthy");
    expect(await compose("logs", "--no-log-prefix", "migrate")).toMatch(/migrations were applied/);
  });

  it("serves its pages, and what they load", async () => {
    const health = await page("/healthz");
    expect([health.status, await health.json()]).toEqual([200, { ok: true, parts: { postgres: true, redis: true } }]);
    const html = await (await page("/login")).text();
    const script = /\/build\/[\w./-]+\.js/.exec(html)?.[0];
    expect(script, html.slice(0, 500)).toBeDefined();
    expect((await page(String(script))).status).toBe(200);
    expect(await compose("logs", "web")).toMatch(/First administrator: http:\/\/localhost:3000\/setup\?token=/);
  });

  it("runs nothing of ours as root, and reaches the engine all the same", async () => {
    for (const service of ours) {
      expect((await inspect(service)).Config.User).toBe("1000:1000");
      const top = await ask<{ Processes: string[][] }>(
        `/containers/docker-manager-${service}-1/top?ps_args=${encodeURIComponent("-eo pid,uid,args")}`,
      );
      expect(top.Processes.map(([, uid]) => uid)).toContain("1000");
      expect(top.Processes.filter(([, uid]) => uid !== "1000")).toEqual([]);
      const script = `require("http").get({socketPath:"/var/run/docker.sock",path:"/_ping"},r=>{console.log(r.statusCode);process.exit()})`;
      expect((await inside(service, "node", "-e", script)).trim()).toBe("200");
    }
    for (const program of ["git", "tar"]) expect(await inside("worker", program, "--version")).toContain(program);
    // made by the worker at its start, through the socket
    const running = async () => (await ask<{ Names: string[] }[]>("/containers/json")).flatMap(({ Names }) => Names);
    await expect.poll(running, { timeout: 30_000, interval: 500 }).toContain("/docker-manager-edge");
  });

  it("holds only what runs", async () => {
    const { devDependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      devDependencies: Record<string, string>;
    };
    const listed = await inside("worker", "find", "/", "-xdev", "-path", "*/node_modules/*", "-name", "package.json");
    const packages = new Set(
      listed.split("\n").map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(file)?.[1]),
    );
    expect(packages).toContain("@node-rs/argon2");
    expect(packages).toContain("ssh2");
    expect(Object.keys(devDependencies).filter((name) => packages.has(name))).toEqual([]);
    const sizeOf = async (image: string) => (await ask<{ Size: number }>(`/images/${image}/json`)).Size;
    const base = await sizeOf(productionBases.base);
    for (const service of ours) expect((await sizeOf(`docker-manager/${service}:latest`)) - base).toBeLessThan(50e6);
    await expect(inside("worker", "ls", "/src")).rejects.toThrow(/No such file/);
  });

  it("notices a worker that hangs", async () => {
    const [kind, check = ""] = (await inspect("worker")).Config.Healthcheck.Test;
    expect(kind).toBe("CMD-SHELL");
    const pid = (await inside("worker", "pidof", "node")).trim();
    await inside("worker", "sh", "-c", check);
    await inside("worker", "kill", "-STOP", pid);
    await inside("worker", "touch", "-t", "202001010000", "/tmp/worker.alive");
    await expect(inside("worker", "sh", "-c", check)).rejects.toThrow(/ended with 1/);
    await inside("worker", "kill", "-CONT", pid);
    await expect.poll(() => inside("worker", "sh", "-c", check).then(() => "well", String)).toBe("well");
  });

  it("brings a worker back whose process was killed", async () => {
    const pid = (await inside("worker", "pidof", "node")).trim();
    await inside("worker", "kill", "-KILL", pid).catch(() => {});
    await expect.poll(async () => (await inspect("worker")).RestartCount, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => healthOf("worker"), { timeout: 40_000, interval: 500 }).toBe("healthy");
  });
});
