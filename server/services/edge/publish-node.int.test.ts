import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApplication, type TestApplication } from "../../../workers/testing/application";
import { createTestInstallation, type TestInstallation } from "../../../workers/testing/installation";
import { createWorkerDeps } from "../../../workers/create-worker-deps";
import { localNodeId } from "../../machines/local-node";
import { bringUpEdge, publishNode } from "./publish-node";

let installation: TestInstallation;
let worker: { stop: () => Promise<void> } | null = null;
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("publish", 14);
  worker = await installation.startWorker();
  app = await createTestApplication(installation);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "1" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
});
afterAll(async () => {
  await worker?.stop();
  await installation.remove();
});

const node = () => installation.deps.db.node.findUniqueOrThrow({ where: { id: localNodeId } });
const live = async () => (await installation.deps.edges.get(localNodeId)).liveRevision();
const replicas = () => installation.deps.db.replica.findMany({ where: { removedAt: null } });
const appEnvironmentId = async () => (await replicas())[0]?.appEnvironmentId ?? "";
let hosts = 0;
const addDomain = async (path = "/") => {
  const name = `h${++hosts}`;
  const data = { id: `dom_${name}`, appEnvironmentId: await appEnvironmentId(), host: `${name}.test`, path };
  return installation.deps.db.domain.create({ data });
};

describe("addresses", () => {
  it("go around the network's circle: one that was given is given again only after all others", async () => {
    for (let i = 0; i < 3; i++) await app.ended(await app.deploy({ VERSION: `again${i}` }));
    const all = await installation.deps.db.replica.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    const given = all.map(({ address }) => Number(address?.split(".").at(-1)));
    expect(given.length).toBeGreaterThanOrEqual(8);
    expect(given).toEqual(given.map((_, i) => (given[0] ?? 0) + i));
  });

  it("are held while an edge may still send to them, though their container is gone", async () => {
    const { db } = installation.deps;
    const [oldest] = await db.replica.findMany({ orderBy: { createdAt: "asc" }, take: 1 });
    const [newest] = await db.replica.findMany({ orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 1 });
    if (!oldest || !newest) throw new Error("There are no replicas.");
    // as if the circle had come to its end: the oldest's address is the next, and the edge was not seen to let go of it
    const last = String(newest.address).replace(/\d+$/, "62");
    await worker?.stop();
    worker = null;
    await db.replica.update({ where: { id: newest.id }, data: { address: last } });
    await db.replica.update({ where: { id: oldest.id }, data: { live: true } });
    const { chooseReplicaAddress } = await import("../reconcile/ensure-network");
    const network = await db.nodeNetwork.findFirstOrThrow();
    const after = String(oldest.address).replace(/\d+$/, (end) => String(Number(end) + 1));
    expect(await chooseReplicaAddress(installation.deps, network)).toBe(after);
    await db.replica.update({ where: { id: oldest.id }, data: { live: false } });
    expect(await chooseReplicaAddress(installation.deps, network)).toBe(oldest.address);
    await db.replica.update({ where: { id: newest.id }, data: { address: newest.address } });
  });
});

describe("publishers", () => {
  it("of one process and of several take turns, and share what can be shared", async () => {
    const { deps, env } = installation;
    const other = createWorkerDeps(env);
    const before = await node();
    try {
      await Promise.all(
        Array.from({ length: 12 }, async (_, i) => {
          await addDomain();
          expect(await publishNode(i % 2 === 0 ? deps : other, localNodeId)).toBeNull();
        }),
      );
    } finally {
      await other.close();
    }
    const after = await node();
    expect(after.edgeLive - before.edgeLive).toBeGreaterThan(0);
    expect(after.edgeLive - before.edgeLive).toBeLessThanOrEqual(12);
    expect([await live(), after.edgeWanted]).toEqual([after.edgeLive, after.edgeLive]);
    expect((await replicas()).every((replica) => replica.live === replica.routed)).toBe(true);
  });

  it("leave a table that is live alone", async () => {
    const before = await node();
    expect(await publishNode(installation.deps, localNodeId)).toBeNull();
    expect((await node()).edgeLive).toBe(before.edgeLive);
  });
});

describe("a domain that the edge refuses", () => {
  it("is told at the domain, holds up its own application, and nobody else", async () => {
    const { db } = installation.deps;
    const domain = await addDomain("no-slash");
    await db.replica.updateMany({ where: { removedAt: null }, data: { live: false } });
    const other = await db.appEnvironment.findFirstOrThrow({ where: { id: { not: await appEnvironmentId() } } });
    const mine = (await replicas())[0];
    if (mine === undefined) throw new Error("There are no replicas.");
    const foreign = { ...mine, id: "rep_foreign", appEnvironmentId: other.id, containerName: "foreign", attempt: 99 };
    await db.replica.create({ data: { ...foreign, address: "10.210.9.9", lastLines: [] } });
    await db.domain.create({ data: { id: "dom_foreign", appEnvironmentId: other.id, host: "foreign.test" } });

    expect(await publishNode(installation.deps, localNodeId)).toBeNull();
    const problem = async () => (await db.domain.findUniqueOrThrow({ where: { id: domain.id } })).problem;
    expect(await problem()).toMatch(/^The edge refuses it: .+\.$/);
    const liveOf = async (id: string) => (await db.replica.findUniqueOrThrow({ where: { id } })).live;
    expect([await liveOf(mine.id), await liveOf(foreign.id)]).toEqual([false, true]);
    const { edgeProblem, edgeLive } = await node();
    expect(edgeProblem).toBeNull();
    expect(await publishNode(installation.deps, localNodeId)).toBeNull();
    expect([(await node()).edgeLive, await liveOf(mine.id)]).toEqual([edgeLive, false]);

    await db.domain.update({ where: { id: domain.id }, data: { path: "/slash" } });
    await db.replica.delete({ where: { id: foreign.id } });
    expect(await publishNode(installation.deps, localNodeId)).toBeNull();
    expect([await problem(), await liveOf(mine.id)]).toEqual([null, true]);
  });
});

describe("an edge or an engine that does not answer", () => {
  it("is told in a sentence, kept at the node, and forgotten once all is well", async () => {
    const { deps, host } = installation;
    const engine = await deps.engines.get(localNodeId);
    await engine.remove(`${installation.env.DM_EDGE_NAME}-edge`);
    await engine.tag(installation.env.DM_TRAEFIK_IMAGE, "dm/keep:1");
    await engine.removeImage(installation.env.DM_TRAEFIK_IMAGE);
    await addDomain();
    const problem = await publishNode(deps, localNodeId);
    expect(problem).toContain("is not on the node");
    expect(await node()).toMatchObject({ edgeProblem: problem, edgeDigest: null });
    await engine.tag("dm/keep:1", installation.env.DM_TRAEFIK_IMAGE);
    expect(await publishNode(deps, localNodeId)).toBeNull();
    expect(await node()).toMatchObject({ edgeProblem: null, edgeLive: await live() });

    await host.hang();
    await addDomain();
    const hanging = publishNode(deps, localNodeId);
    const waiting = Array.from({ length: 20 }, () => publishNode(deps, localNodeId));
    // Those who wait hold no connection to the database: others go on.
    for (let i = 0; i < 20; i++) await node();
    expect(await hanging).toMatch(/^The (Docker engine|edge) did not .+/);
    await host.resume();
    for (const result of await Promise.all(waiting)) expect(result).toBeNull();
    expect(await node()).toMatchObject({ edgeProblem: null, edgeLive: await live() });
  });

  it("is brought up with the table of now, before anybody publishes", async () => {
    const { deps } = installation;
    const engine = await deps.engines.get(localNodeId);
    for (const name of ["edge", "companion"]) await engine.remove(`${installation.env.DM_EDGE_NAME}-${name}`);
    expect(await bringUpEdge(deps, localNodeId)).toBeNull();
    expect((await node()).edgeLive).toBe(await live());
  });
});
