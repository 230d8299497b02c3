import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { loadTestImages } from "../../docker/testing/images";
import { callEngine } from "./engine-api.mjs";
import { freePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { processesOf, processOf, start, type Start } from "./start.testing";

let host: TestHost;
let folder: string;
let variables: Record<string, string>;
let running: Start;

beforeAll(async () => {
  host = await startTestHost("start", 12);
  await loadTestImages(host);
  folder = mkdtempSync(path.join(tmpdir(), "dm-start-"));
  chmodSync(folder, 0o755); // for the user under whom Postgres runs
  const [port, http, https] = await Promise.all([freePort(), freePort(), freePort()]);
  variables = {
    DM_DATA_DIR: folder,
    DOCKER_HOST: `unix://${host.socket}`,
    PORT: String(port),
    DM_EDGE_HTTP_PORT: String(http),
    DM_EDGE_HTTPS_PORT: String(https),
  };
  running = start(variables);
  await running.until(/First administrator/);
});
afterAll(async () => {
  running.child.kill("SIGTERM");
  await running.ended;
  await host.remove();
  rmSync(folder, { recursive: true, force: true });
});

const health = async (): Promise<number> => (await fetch(`http://127.0.0.1:${variables.PORT}/healthz`)).status;

const containers = async (): Promise<string[]> => {
  const { text } = await callEngine(`unix://${host.socket}`, "GET", "/containers/json");
  return (JSON.parse(text) as { Names: string[] }[]).flatMap(({ Names }) => Names).sort();
};

/** One statement in the database that `npm start` provides. */
async function query(sql: string): Promise<unknown[]> {
  const { url } = await startPostgres(path.join(folder, "postgres"));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let i = 0; i < 200 && processesOf(folder).some((found) => found.pid === pid); i++) await sleep(50);
  expect(processesOf(folder).filter((found) => found.pid === pid)).toEqual([]);
}

describe("npm start", () => {
  it("says in a few lines what it did, how long each step took, where it is and how one gets in", () => {
    const lines = running.output().trim().split("\n");
    const steps = lines.filter((line) => line.startsWith("✓"));
    expect(steps.map((line) => line.replace(/ \d+\.\d s$/, ""))).toEqual(
      expect.arrayContaining([
        "✓ Postgres",
        "✓ Redis",
        "✓ Docker Engine",
        "✓ Migrations",
        "✓ Build",
        "✓ Web",
        "✓ Worker",
      ]),
    );
    expect(lines.slice(-2)).toEqual([
      `Docker Manager answers at http://localhost:${variables.PORT}`,
      expect.stringMatching(/^First administrator: http:\/\/localhost:\d+\/setup\?token=\S+$/),
    ]);
    expect(lines.filter((line) => !/^[✓!] |^Docker Manager|^First/.test(line))).toEqual([]);
    expect(lines.find((line) => line.includes("master.key"))).toContain("Keep a copy");
  });

  it("is refused in one sentence while another one runs on the same data, which goes on undisturbed", async () => {
    const second = start(variables);
    expect(await second.ended).toBe(1);
    expect(second.output()).toMatch(
      new RegExp(`^Docker Manager already runs on the data in ${folder} \\(process ${running.child.pid}, http.*\n$`),
    );
    expect(await health()).toBe(200);
  });

  it("starts what was killed again, and tells of it", async () => {
    process.kill(processOf(folder, "build/worker.js"), "SIGKILL");
    await running.until(/! The worker ended with SIGKILL; it starts again/);
    await running.until(/! The worker runs again/);
    process.kill(Number(readFileSync(path.join(folder, "redis/redis.pid"), "utf8")), "SIGKILL");
    await running.until(/! Redis runs again/);
    process.kill(processOf(folder, "bin/postgres -D"), "SIGKILL");
    await running.until(/! Postgres runs again/);
    expect(await health()).toBe(200);
  });

  it("recovers with all data after kill -9 of everything, on the same port", async () => {
    await query("create table kept as select 7 as n");
    const victims = processesOf(folder);
    const parts = ["start.mjs", "build/server.js", "build/worker.js", "bin/postgres", "redis-server"];
    expect(parts.filter((part) => !victims.some(({ command }) => command.includes(part)))).toEqual([]);
    for (const { pid } of victims) process.kill(pid, "SIGKILL");
    await running.ended;
    running = start(variables);
    await running.until(new RegExp(`answers at http://localhost:${variables.PORT}`));
    expect(await query("select n from kept")).toEqual([{ n: 7 }]);
    expect(await health()).toBe(200);
  });

  it("takes its two processes along when it alone is killed", async () => {
    const [web, worker] = ["build/server.js", "build/worker.js"].map((file) => processOf(folder, file));
    running.child.kill("SIGKILL");
    await Promise.all([untilGone(web ?? 0), untilGone(worker ?? 0)]);
    running = start(variables);
    await running.until(/First administrator/);
    expect(await health()).toBe(200);
  });

  it("ends all of ours on Ctrl-C, and nothing of what serves", async () => {
    const serving = ["/docker-manager-companion", "/docker-manager-edge"];
    await expect.poll(containers).toEqual(serving);
    running.child.kill("SIGINT");
    expect(await running.ended).toBe(0);
    expect(running.output()).toContain("! Stopping. Applications go on serving.");
    expect(running.output()).not.toMatch(/starts again/);
    expect(processesOf(folder)).toEqual([]);
    expect(await containers()).toEqual(serving);
  });
});
