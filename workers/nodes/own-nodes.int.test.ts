import { hostname } from "node:os";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createDatabase, type Database } from "../../server/db/client";
import { newId } from "../../server/db/new-id";
import { createTestDatabase } from "../../server/setup/testing.mjs";
import { ownNodes } from "./own-nodes";

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const database = await createTestDatabase();
  db = createDatabase(database.url);
  drop = database.drop;
});
const running: { stop: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const worker of running.splice(0)) await worker.stop();
  await db.node.deleteMany();
});
afterAll(async () => {
  await db.$disconnect();
  await drop();
});

async function addNode(lease: { leaseOwner?: string; leaseUntil?: Date } = {}): Promise<string> {
  const id = newId("node");
  await db.node.create({ data: { id, name: id, endpoint: "unix:///nowhere.sock", ...lease } });
  return id;
}

/** Watches until told to stop, and tells what it watches. */
function startOwner(over: Database = db) {
  const watched = new Set<string>();
  const end = new AbortController();
  const done = ownNodes(over, end.signal, (nodeId, signal) => {
    watched.add(nodeId);
    return new Promise<void>((resolve) =>
      signal.addEventListener("abort", () => {
        watched.delete(nodeId);
        resolve();
      }),
    );
  });
  const worker = {
    watched,
    stop: async () => {
      end.abort();
      await done;
    },
  };
  running.push(worker);
  return worker;
}
const soon = { timeout: 15_000, interval: 200 };
const inAMinute = () => new Date(Date.now() + 60_000);

it("watches every node, also one that comes later, and lets go of one that is removed", async () => {
  const first = await addNode();
  const { watched } = startOwner();
  await expect.poll(() => [...watched], soon).toEqual([first]);
  const second = await addNode();
  await expect.poll(() => watched.has(second), soon).toBe(true);
  await db.node.delete({ where: { id: first } });
  await expect.poll(() => [...watched], soon).toEqual([second]);
});

it("leaves a node to whoever holds it, and takes it at once when that one stops", async () => {
  const id = await addNode({ leaseOwner: "another-machine/1-abc", leaseUntil: inAMinute() });
  const { watched } = startOwner();
  const free = await addNode();
  await expect.poll(() => [...watched], soon).toEqual([free]);
  await db.node.update({ where: { id }, data: { leaseUntil: new Date() } });
  await expect.poll(() => watched.has(id), soon).toBe(true);
});

it("takes what a worker of this machine held that lives no more, without waiting for its time to end", async () => {
  // The greatest number that no process has.
  const id = await addNode({ leaseOwner: `${hostname()}/4194305-abc`, leaseUntil: inAMinute() });
  const { watched } = startOwner();
  await expect.poll(() => [...watched], soon).toEqual([id]);
});

it("stops watching when it lost a node, and gives all back when it stops", async () => {
  const id = await addNode();
  const worker = startOwner();
  await expect.poll(() => [...worker.watched], soon).toEqual([id]);
  await db.node.update({ where: { id }, data: { leaseOwner: "another-machine/1-abc", leaseUntil: inAMinute() } });
  await expect.poll(() => [...worker.watched], soon).toEqual([]);
  const other = await addNode();
  await expect.poll(() => [...worker.watched], soon).toEqual([other]);
  await worker.stop();
  expect(worker.watched.size).toBe(0);
  expect(await db.node.findUniqueOrThrow({ where: { id: other } })).toMatchObject({ leaseOwner: null });
});
