import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../db/new-id";
import type { Engine, LogLine } from "../../docker/engine";
import type { Chunk } from "../../domain/logs/chunks";
import { toStamp } from "../../domain/logs/place";
import { ensureLocalNode, localNodeId } from "../../machines/local-node";
import { unpackLines } from "../../logs/pack-lines";
import { createFileLogStore } from "../../storage/files/file-log-store";
import { LogStoreError, type LogStore } from "../../storage/log-store";
import { reapKeptLogs } from "../retention/reap-kept-logs";
import { createTestTree, type TestTree } from "../testing/tree";
import { harvestLog } from "./harvest-log";

let tree: TestTree;
let folder: string;
let store: LogStore;
let appEnvironmentId: string;
beforeAll(async () => {
  tree = await createTestTree();
  folder = await mkdtemp(path.join(tmpdir(), "dm-harvest-"));
  store = createFileLogStore(folder, 0);
  const { application } = await tree.createApplication("Kept");
  const found = await tree.deps.db.appEnvironment.findFirstOrThrow({ where: { application: { slug: application } } });
  appEnvironmentId = found.id;
  await ensureLocalNode(tree.deps.db, { DM_DOCKER_HOST: "unix:///nowhere" });
  const sealed = tree.deps.vault.seal("open-sesame-17", `variable:${appEnvironmentId}:TOKEN`);
  await tree.deps.db.variable.create({ data: { appEnvironmentId, key: "TOKEN", sealed } });
});
afterAll(async () => {
  await tree.close();
  await rm(folder, { recursive: true, force: true });
});

const start = 1_790_000_000_000;
const line = (n: number, text = `line ${n}`): LogLine => ({ at: toStamp(start + n), stream: "stdout", text });
/** An engine of which nothing but a log is asked. */
const engineOf = (logs: Engine["logs"]) => ({ logs }) as Engine;
const gives = (lines: Iterable<LogLine>): Engine =>
  engineOf(async function* () {
    yield* lines;
  });

async function plant() {
  const id = newId("replica");
  const facts = { appEnvironmentId, nodeId: localNodeId, groupId: newId("deployment"), releaseId: "rel_none" };
  const row = { id, containerName: `dm-kept-${id}`, slot: 1, attempt: 1, ...facts };
  await tree.deps.db.replica.create({ data: { ...row, removedAt: new Date() } });
  return row;
}

async function harvest(engine: Engine, over: { store?: LogStore; bytes?: number; ms?: number } = {}) {
  const row = await plant();
  const deps = { ...tree.deps, logStore: over.store ?? store, logLimits: { bytes: over.bytes ?? 1e9, keepMs: 1e9 } };
  await harvestLog(deps, appEnvironmentId, row, engine, over.ms);
  return readBack(row.id);
}

async function readBack(replicaId: string) {
  const row = await tree.deps.db.replicaLog.findUniqueOrThrow({ where: { replicaId } });
  const lines: string[] = [];
  for (const { piece } of row.chunks as unknown as Chunk[]) {
    const bytes = await store.read({ appEnvironmentId, replicaId }, piece);
    if (bytes !== null) lines.push(...(await unpackLines(bytes)).map(({ text }) => text));
  }
  return { row, lines };
}

describe("the harvest of a container's log", () => {
  it("keeps its lines, masked, whatever they are made of", async () => {
    const odd = ["token open-sesame-17", "", "\ud800 \uFFFD", '<img src=x onerror="alert(1)">', "last"];
    const { row, lines } = await harvest(gives(odd.map((text, n) => line(n, text))));
    expect(lines).toEqual(["token •••", "", "\uFFFD \uFFFD", '<img src=x onerror="alert(1)">', "last"]);
    expect(row).toMatchObject({ lines: 5, missing: null, rotated: false, droppedLines: 0 });
  });

  it("makes one line of a line of 5 MB, cut", async () => {
    const pieces = Array.from({ length: 320 }, () => line(1, "x".repeat(16_384)));
    const { lines } = await harvest(gives([...pieces, line(1, "end"), line(2, "next")]));
    expect(lines.map((text) => text.length < 17_000)).toEqual([true, true]);
    expect(lines[0]).toContain("more characters were cut off");
  });

  it("keeps the newest of a flood within its bound, and says how many it gave up and what the engine had", async () => {
    const noise = (n: number) => line(n, `${n} ${((n * 2_654_435_761) % 4_294_967_296).toString(36).repeat(20)}`);
    const flood = function* () {
      for (let n = 0; n < 200_000; n++) yield noise(n);
    };
    const { row, lines } = await harvest(gives(flood()), { bytes: 1_000_000 });
    expect(row.bytes).toBeLessThanOrEqual(1_000_000);
    expect(row.lines + row.droppedLines).toBe(200_000);
    expect([lines.at(-1)?.split(" ")[0], row.rotated]).toEqual(["199999", true]);
    expect(lines.length).toBe(row.lines);
    expect(row.lines).toBeGreaterThan(1_000);
    expect(row.droppedUntil).toBe(noise(row.droppedLines - 1).at);
  });

  it("keeps the newest where reading takes too long, and says between which lines some are missing", async () => {
    const slow = engineOf(async function* (_, { signal, tail }) {
      if (tail !== undefined) return yield* [line(8), line(9)];
      yield line(1);
      await sleep(600_000, undefined, { signal }).catch(() => {});
    });
    const { row, lines } = await harvest(slow, { ms: 50 });
    expect([lines, row.missingFrom]).toEqual([["line 1", "line 8", "line 9"], line(1).at]);
    expect(row.missing).toBe("Reading all of them took longer than 0.05 s.");
  });

  it("is not held up by an engine that stops answering, or that goes: what came is kept, and the rest is said to be missing", async () => {
    const hangs = engineOf(async function* (_, { signal }) {
      yield line(1);
      await sleep(600_000, undefined, { signal }).catch(() => {});
    });
    const late = await harvest(hangs, { ms: 50 });
    expect([late.lines, late.row.missing]).toEqual([["line 1"], expect.stringContaining("took longer than 0.05 s")]);
    const goes = engineOf(async function* () {
      yield line(1);
      throw new Error("The engine does not answer.");
    });
    const gone = await harvest(goes);
    expect([gone.lines, gone.row.missing]).toEqual([
      ["line 1"],
      "The engine stopped giving them: The engine does not answer.",
    ]);
  });

  it("says why nothing could be kept when the storage takes it no more, and leaves nothing half", async () => {
    const before = (await store.list()).length;
    const full: LogStore = {
      ...store,
      begin: async (at) => ({
        ...(await store.begin(at)),
        write: async () => {
          throw new LogStoreError("The disk of Docker Manager is full.");
        },
      }),
    };
    const { row, lines } = await harvest(gives([line(1)]), { store: full });
    expect([lines, row.missing, row.chunks]).toEqual([[], "The disk of Docker Manager is full.", []]);
    expect((await store.list()).length).toBe(before);
  });

  it("is done again after a failed one, and not after one that went well", async () => {
    const row = await plant();
    const deps = { ...tree.deps, logStore: store, logLimits: { bytes: 1e9, keepMs: 1e9 } };
    const run = (engine: Engine) => harvestLog(deps, appEnvironmentId, row, engine);
    const away = engineOf(() => {
      throw new Error("away");
    });
    await run(away);
    expect((await readBack(row.id)).row.missing).toContain("away");
    await run(gives([line(1), line(2)]));
    await run(away);
    const { row: found, lines } = await readBack(row.id);
    expect([found.missing, lines]).toEqual([null, ["line 1", "line 2"]]);
  });
});

describe("kept logs over their limits", () => {
  it("lose the oldest pieces, and what a killed harvest left goes too", async () => {
    await tree.deps.db.replicaLog.deleteMany({});
    const many = Array.from({ length: 3_000 }, (_, n) => line(n, `${n} ${"z".repeat(1_500)}`));
    const first = await harvest(gives(many));
    const second = await harvest(gives([line(9_000)]));
    expect((first.row.chunks as unknown as Chunk[]).length).toBeGreaterThan(1);
    await store.begin({ appEnvironmentId, replicaId: "rep_killed" });
    const bytes = first.row.bytes + second.row.bytes - 1;
    const deps = { ...tree.deps, logStore: store, logLimits: { bytes, keepMs: 3_650 * 86_400_000 } };
    await reapKeptLogs({ ...deps, now: () => new Date(Date.now() + 2 * 3_600_000) });
    const { row, lines } = await readBack(first.row.replicaId);
    expect([row.lines, row.lines + row.droppedLines]).toEqual([lines.length, 3_000]);
    expect([row.droppedLines > 0, lines.at(-1)?.startsWith("2999 ")]).toEqual([true, true]);
    expect((await readBack(second.row.replicaId)).lines).toEqual(["line 9000"]);
    expect((await store.list()).map(({ replicaId }) => replicaId).sort()).toEqual(
      [first.row.replicaId, second.row.replicaId].sort(),
    );
    await reapKeptLogs({ ...deps, logLimits: { bytes, keepMs: 1 }, now: () => new Date(start + 1e9) });
    expect(await store.list()).toEqual([]);
    expect((await readBack(first.row.replicaId)).row).toMatchObject({ bytes: 0, lines: 0, droppedLines: 3_000 });
  });

  it("stay as they are while the storage fails", async () => {
    const { row } = await harvest(gives([line(1)]));
    const broken: LogStore = { ...store, list: () => Promise.reject(new Error("no disk")) };
    const deps = { ...tree.deps, logStore: broken, logLimits: { bytes: 1e9, keepMs: 1e12 } };
    await reapKeptLogs({ ...deps, now: () => new Date(start) });
    expect((await readBack(row.replicaId)).lines).toEqual(["line 1"]);
  });
});
