import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFileLogStore } from "../server/storage/files/file-log-store";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { type OwnProcess, ownWorker } from "./testing/processes";

let installation: TestInstallation;
let worker: OwnProcess;
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("kept", 23);
  worker = ownWorker(installation.variables);
  await worker.start();
  app = await createTestApplication(installation, 1);
});
afterAll(async () => {
  await worker.stop();
  await installation.remove();
});

type Wish = Omit<Parameters<TestInstallation["api"]["logs"]["readLogs"]>[0], keyof TestApplication["at"]>;
const read = (wish: Wish = {}) => installation.api.logs.readLogs({ ...app.at, ...wish });
const replicas = () => installation.api.logs.listLoggedReplicas(app.at);
const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);
const numbersOf = (lines: readonly { text: string }[]) =>
  lines.flatMap(({ text }) => (text.match(/^line (\d+) of/)?.[1] ?? []) as string[]).map(Number);
const isRow = (row: readonly number[]) => row.every((n, index) => index === 0 || n === Number(row[index - 1]) + 1);
const succeeded = async (variables: Record<string, string>) => {
  const { deployment } = await app.ended(await app.deploy(variables));
  expect([deployment.status, deployment.message]).toEqual(["SUCCEEDED", null]);
};

describe("the lines of a release whose containers are gone", () => {
  it("are all there, with those of the one that runs, page by page", async () => {
    await succeeded({ VERSION: "first", LINES_PER_SECOND: "400" });
    await succeeded({ VERSION: "second", LINES_PER_SECOND: "20" });
    const [running, removed] = await replicas();
    expect(running).toMatchObject({ slot: 1, release: 2, removedAt: null, lines: null });
    expect(removed).toMatchObject({ slot: 1, release: 1, asked: true, missing: null });
    const wish = { replicas: [removed?.id ?? ""], limit: 300 };
    const newest = await read(wish);
    expect(newest.lines.at(-1)).toMatchObject({ release: 1, slot: 1 });
    let { lines, older } = newest;
    while (older !== null) {
      const page = await read({ ...wish, line: older });
      lines = [...page.lines, ...lines];
      older = page.older;
    }
    expect(lines.filter(({ note }) => note)).toEqual([]);
    expect(lines.length).toBe(removed?.lines);
    const numbers = numbersOf(lines);
    expect([numbers[0], isRow(numbers), numbers.length > 300]).toEqual([1, true, true]);
    expect(texts(lines).some((text) => text.startsWith("SIGTERM"))).toBe(true);
    const all = await read({ limit: 2_000 });
    expect(new Set(all.lines.map(({ release }) => release))).toEqual(new Set([1, 2]));
    const times = all.lines.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
  });

  it("are found: by a time, by text, by an expression, by level, and around a line", async () => {
    const [, removed] = await replicas();
    const ids = { replicas: [removed?.id ?? ""] };
    const whole = (await read({ ...ids, limit: 2_000 })).lines;
    const [first, second] = [whole[20], whole[60]];
    const between = await read({ ...ids, since: first?.at, until: second?.at });
    expect(between.lines).toEqual(whole.filter(({ at }) => at >= String(first?.at) && at < String(second?.at)));
    expect(texts((await read({ query: "LINE 17 of version FIRST" })).lines)).toEqual(["line 17 of version first"]);
    const found = await read({ query: "^line (3|1\\d) of .*first$", regex: true });
    expect(numbersOf(found.lines)).toEqual([3, ...Array.from({ length: 10 }, (_, n) => 10 + n)]);
    expect((await read({ level: "error" })).lines).toEqual([]);
    const { at = "", replica, stream, nth } = whole[100] ?? {};
    const line = [at, replica, stream === "stderr" ? "e" : "o", nth].join("~");
    const around = await read({ ...ids, line, direction: "around", limit: 10 });
    expect(around.lines).toEqual(whole.slice(95, 105));
    const newer = await read({ ...ids, line: around.newer ?? "", direction: "newer", limit: 5 });
    expect(newer.lines).toEqual(whole.slice(105, 110));
  });

  it("are searched by an expression that would never end, and the server says so and goes on", async () => {
    const began = Date.now();
    const hostile = read({ query: "^(([a-z0-9 ])+.)+[A-Z]\\1{9}$", regex: true });
    // While it is at it, others are answered.
    expect((await read({ query: "line 17 of version first" })).lines.length).toBe(1);
    const { stopped } = await hostile;
    expect(stopped).toContain("The expression takes too long.");
    expect(Date.now() - began).toBeLessThan(60_000);
    await expect(read({ query: "(", regex: true })).rejects.toThrow("This is no regular expression");
    await expect(read({ line: "../../etc" })).rejects.toThrow("no line's name");
  });

  it("are told to be missing where they are", async () => {
    const { deps } = installation;
    const [, removed] = await replicas();
    const { id = "" } = removed ?? {};
    const row = await deps.db.replicaLog.findUniqueOrThrow({ where: { replicaId: id } });
    const at = { appEnvironmentId: row.appEnvironmentId, replicaId: id };
    await deps.logStore.drop(at, [1]);
    const { lines } = await read({ replicas: [id] });
    expect(texts(lines)).toEqual([expect.stringMatching(/^Slot 1: [\d,]+ lines from here to .* cannot be read/)]);
    await deps.db.replicaLog.update({ where: { replicaId: id }, data: { chunks: [], missing: "The disk is full." } });
    expect(texts((await read({ replicas: [id] })).lines)).toEqual([
      "Slot 1: Lines after this moment are missing. The disk is full.",
    ]);
  });
});

describe("a worker that is killed while it keeps the lines of a flood", () => {
  it("leaves nothing half, and the deployment goes on to its end", async () => {
    await succeeded({ VERSION: "flood", LINES_PER_SECOND: "50000" });
    const store = createFileLogStore(path.join(installation.env.DM_DATA_DIR, "logs"));
    const begun = async () => (await store.list()).some((folder) => folder.begun !== null);
    const number = await app.deploy({ VERSION: "after", LINES_PER_SECOND: "20" });
    while (!(await begun())) await sleep(2);
    await worker.kill();
    const flood = async () => (await replicas()).find(({ release }) => release === 3);
    expect(await flood()).toMatchObject({ removedAt: null, lines: null });
    expect(await begun()).toBe(true);
    await worker.start();
    const { deployment } = await app.ended(number);
    expect([deployment.status, deployment.message]).toEqual(["SUCCEEDED", null]);
    const removed = await flood();
    // On a busy machine not all of a flood can be read in time; the newest are kept in any case, and what is missing is said.
    expect(removed?.missing ?? "took longer than").toContain("took longer than");
    const { lines } = await read({ replicas: [removed?.id ?? ""], limit: 2_000 });
    const newest = lines.slice(-1_500);
    expect([newest.length, isRow(numbersOf(newest))]).toEqual([1_500, true]);
    expect(texts(newest).some((text) => text.startsWith("SIGTERM"))).toBe(true);
  });
});
