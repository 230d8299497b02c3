import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { edgeImages } from "../../docker/testing/images";
import type { Engine } from "../../server/docker/engine";
import { EngineError } from "../../server/docker/engine-error";
import { localNodeId } from "../../server/machines/local-node";
import { createTestApplication, type TestApplication } from "../testing/application";
import { createTestInstallation, type TestInstallation } from "../testing/installation";
import { lookAtNode } from "../../server/services/reconcile/look-at-node";
import { wakeShort } from "../../server/services/reconcile/sweep";
import { watchEdge } from "./watch-edge";
import { watchNode } from "./watch-node";

let installation: TestInstallation;
let app: TestApplication;
let engine: Engine;
let worker: { stop: () => Promise<void> } | null = null;
beforeAll(async () => {
  installation = await createTestInstallation("watch", 15);
  worker = await installation.startWorker();
  app = await createTestApplication(installation);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "1" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
  engine = await installation.deps.engines.get(localNodeId);
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await worker?.stop();
  await installation.remove();
});

const serving = () => installation.deps.db.replica.findMany({ where: { live: true, removedAt: null } });

/** Waits until the edge was seen not to send to a replica any more. @returns ms */
async function untilUnpublished(id: string, since: number): Promise<number> {
  await expect
    .poll(async () => (await installation.deps.db.replica.findUniqueOrThrow({ where: { id } })).live, {
      timeout: 30_000,
      interval: 10,
    })
    .toBe(false);
  return Date.now() - since;
}

/** As the kernel would, from outside of the container. */
async function signal(name: string, kind: string): Promise<void> {
  const spy = { name: "spy", image: edgeImages.companion, labels: {}, command: ["sleep", "100000"] };
  await engine.ensureContainer({ ...spy, network: "none", hostPid: true, restart: "always" });
  await engine.start(spy.name);
  const { id = "" } = (await engine.inspect(name)) ?? {};
  const script = `for p in /proc/[0-9]*; do grep -q ${id} $p/cgroup && kill -${kind} \${p#/proc/}; done; true`;
  await engine.exec(spy.name, ["sh", "-c", script]);
}

async function untilWhole(): Promise<void> {
  await expect.poll(async () => (await serving()).length, { timeout: 60_000 }).toBe(2);
}

describe("a replica that goes unasked", () => {
  it.each([
    ["is killed", (name: string) => engine.kill(name, "SIGKILL")],
    ["is removed", (name: string) => engine.remove(name)],
    ["ends by itself", (name: string) => signal(name, "KILL")],
    ["hangs", (name: string) => signal(name, "STOP")],
  ])("is out of the edge's table within seconds when it %s, and replaced", async (_, end) => {
    await untilWhole();
    const [victim] = await serving();
    if (victim === undefined) throw new Error("Nothing serves.");
    const began = Date.now();
    await end(victim.containerName);
    const took = await untilUnpublished(victim.id, began);
    process.stdout.write(`unpublished after ${took} ms\n`);
    expect(took).toBeLessThan(20_000);
    await untilWhole();
  });
});

describe("a container whose start was lost with the engine", () => {
  it("is started, not waited for in vain", async () => {
    await untilWhole();
    const start = engine.start;
    let lost = false;
    vi.spyOn(engine, "start").mockImplementation(async (name) => {
      if (lost || !name.startsWith("dm-")) return start(name);
      lost = true;
      throw new EngineError("unreachable", "The Docker engine does not answer.");
    });
    const { deployment } = await app.ended(await app.deploy({ VERSION: "2" }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(lost).toBe(true);
    expect((await serving()).map(({ attempt }) => attempt)).toEqual([1, 1]);
  });
});

describe("the collectors", () => {
  const waitingJobs = () =>
    installation.deps.db.$queryRaw<
      { key: string }[]
    >`select key from graphile_worker.jobs where key like 'reconcile:%'`;
  const clearJobs = () => installation.deps.db.$executeRaw`delete from graphile_worker._private_jobs`;
  /** what a collector writes to the log */
  const listen = () => {
    const lines: string[] = [];
    vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
    return lines;
  };

  /** One line each for what ends, for the connection that breaks and for those that are refused, however often. */
  const expectAway = (lines: readonly string[], what: string) => {
    expect([1, 2, 3]).toContain(lines.length);
    for (const line of lines) expect(line).toMatch(new RegExp(`^${what}: The (Docker engine|edge) (does|did) not `));
  };

  beforeAll(async () => {
    await worker?.stop();
    worker = null;
  });

  it("of the node wake everything on it after each connection, and are quiet while the engine is away", async () => {
    const lines = listen();
    const stopping = new AbortController();
    await clearJobs();
    const watching = watchNode(installation.deps, localNodeId, stopping.signal);
    await expect.poll(async () => (await waitingJobs()).length).toBe(1);
    await installation.host.stop();
    await clearJobs();
    await sleep(6_000);
    expect(await waitingJobs()).toEqual([]);
    expectAway(lines, "The engine of node_local");
    await installation.host.start();
    await expect.poll(async () => (await waitingJobs()).length, { timeout: 30_000 }).toBe(1);
    await expect.poll(() => lines.at(-1)).toMatch(/^The engine of node_local is well again after \d+ s\.\n$/);
    stopping.abort();
    await watching;
  });

  it("of the node find by one list what changed while nobody listened, and wake nobody else", async () => {
    const { deps } = installation;
    await clearJobs();
    await lookAtNode(deps, localNodeId);
    await wakeShort(deps);
    expect(await waitingJobs()).toEqual([]);
    const [one] = await serving();
    await engine.kill(one?.containerName ?? "", "SIGKILL");
    await expect.poll(async () => (await engine.inspect(one?.containerName ?? ""))?.status).toBe("exited");
    await lookAtNode(deps, localNodeId);
    expect(await waitingJobs()).toEqual([{ key: `reconcile:${one?.appEnvironmentId}` }]);
    await clearJobs();
    // By the rows all is well; with one less nobody has to ask the engine.
    await wakeShort(deps);
    expect(await waitingJobs()).toEqual([]);
    await deps.db.replica.update({ where: { id: one?.id ?? "" }, data: { phase: "exited" } });
    await wakeShort(deps);
    expect(await waitingJobs()).toEqual([{ key: `reconcile:${one?.appEnvironmentId}` }]);
    await deps.db.replica.update({ where: { id: one?.id ?? "" }, data: { phase: "healthy" } });
    await engine.start(one?.containerName ?? "");
  });

  it("of the edge bring it back, are quiet while they cannot, and end when told", async () => {
    const lines = listen();
    const stopping = new AbortController();
    const watching = watchEdge(installation.deps, localNodeId, stopping.signal);
    const edge = await installation.deps.edges.get(localNodeId);
    const isLive = async () => {
      const { edgeLive } = await installation.deps.db.node.findUniqueOrThrow({ where: { id: localNodeId } });
      return (await edge.liveRevision()) === edgeLive;
    };
    await expect.poll(isLive, { timeout: 30_000 }).toBe(true);
    await engine.remove(`${installation.env.DM_EDGE_NAME}-edge`);
    expect(await isLive()).toBe(false);
    await expect.poll(isLive, { timeout: 60_000 }).toBe(true);
    lines.length = 0;
    await installation.host.stop();
    await sleep(12_000);
    expectAway(lines, "The edge of node_local");
    await installation.host.start();
    await expect
      .poll(() => lines.at(-1), { timeout: 60_000 })
      .toMatch(/^The edge of node_local is well again after \d+ s\.\n$/);
    stopping.abort();
    await watching;
  });
});
