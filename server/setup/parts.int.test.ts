import { statSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureMasterKey } from "./master-key.mjs";
import { choosePort } from "./ports.mjs";
import { readPostmaster, startPostgres } from "./postgres.mjs";
import { startRedis } from "./redis.mjs";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "dm-parts-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

describe("the Postgres of our own", () => {
  it("is adopted by a second start, and comes back with its data after kill -9", async () => {
    const home = path.join(folder, "postgres");
    const first = await startPostgres(home);
    await query(first.url, "create table kept as select 7 as n");
    const second = await startPostgres(home);
    expect([first.adopted, second.adopted, second.url]).toEqual([false, true, first.url]);

    const data = first.data;
    const running = readPostmaster(data);
    process.kill(running?.pid ?? 0, "SIGKILL");
    await gone(running?.pid ?? 0);
    const third = await startPostgres(home);
    expect(third.adopted).toBe(false);
    expect(await query(third.url, "select n from kept")).toEqual([{ n: 7 }]);
    await third.stop();
    expect(readPostmaster(data)).toBeNull();
  });
});

async function gone(pid: number) {
  for (let i = 0; i < 100; i++) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("the Redis of our own", () => {
  it("is adopted by a second start and ends when told", async () => {
    const home = path.join(folder, "redis");
    const first = await startRedis(home);
    const second = await startRedis(home);
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    await second.stop();
    expect((await startRedis(home)).adopted).toBe(false);
    await first.stop();
  });
});

describe("a taken port", () => {
  it("is named with who holds it, and another one is used", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "0.0.0.0", resolve));
    const address = server.address();
    const taken = typeof address === "object" && address ? address.port : 0;
    const chosen = await choosePort(taken);
    expect(chosen.port).not.toBe(taken);
    expect(chosen.holder).toContain(`(process ${process.pid})`);
    await new Promise((resolve) => server.close(resolve));
    expect(await choosePort(taken)).toEqual({ port: taken, holder: null });
  });
});

describe("the master key", () => {
  it("is made once, for its owner's eyes only", () => {
    expect(ensureMasterKey(folder).made).toBe(true);
    const { file, made } = ensureMasterKey(folder);
    expect(made).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});
