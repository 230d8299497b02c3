import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLoad } from "../testing/load";
import { loadActor } from "../../server/auth/load-actor";
import { newId } from "../../server/db/new-id";
import { localNodeId } from "../../server/machines/local-node";
import { createApi } from "../../server/services/api";
import { createTestApplication, type TestApplication } from "../testing/application";
import { createTestInstallation, type TestInstallation } from "../testing/installation";
import { measureNode } from "./measure-node";

let installation: TestInstallation;
let app: TestApplication;
let worker: { stop: () => Promise<void> };
const stopping = new AbortController();
let loop: Promise<void>;

beforeAll(async () => {
  installation = await createTestInstallation("measure", 26);
  worker = await installation.startWorker();
  app = await createTestApplication(installation);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "1" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
  // The worker looks every 10 s; beside it every second, so that the test need not wait.
  loop = measureNode(installation.deps, localNodeId, stopping.signal, 1);
});
afterAll(async () => {
  stopping.abort();
  await loop;
  await worker.stop();
  await installation.remove();
});

const read = () => installation.api.applications.readApplicationMetrics({ ...app.at, range: "1h" });
const readNode = () =>
  installation.api.nodes.readNodeMetrics({ organization: installation.organization, node: "local" });
const rows = async () => {
  const { subjectId } = await read();
  return installation.deps.db.metricPoint.findMany({ where: { subjectId, step: 10 }, orderBy: { at: "asc" } });
};
const wait = { timeout: 60_000 };

describe("the figures of an application", () => {
  it("are those of its replicas, and of what the edge answered", async () => {
    const { host } = installation;
    const traffic = startLoad({ address: host.address, host: app.domain, connections: 1, keepAlive: true });
    await expect
      .poll(async () => Math.max(0, ...(await rows()).map(({ requests }) => requests ?? 0)), wait)
      .toBeGreaterThan(0);
    await traffic.stop();
    const found = await rows();
    const measured = found.filter(({ memory }) => memory !== null);
    expect(Math.max(...measured.map(({ memory }) => memory ?? 0))).toBeGreaterThan(5_000_000);
    expect(Math.max(...found.map(({ received }) => received ?? 0))).toBeGreaterThan(0);
    expect(Math.max(...found.map(({ errors }) => errors ?? 0))).toBe(0);
    const answered = found.flatMap(({ durations }) => durations).reduce((sum, count) => sum + count, 0);
    expect(answered).toBeGreaterThan(0);
    const { points, whole, marks, replicas } = await read();
    expect(points.length).toBeGreaterThan(0);
    expect(whole?.p95).toBeGreaterThan(0);
    expect(marks).toMatchObject([{ number: 1, status: "SUCCEEDED" }]);
    expect(replicas).toMatchObject([
      { slot: 1, release: 1 },
      { slot: 2, release: 1 },
    ]);
    expect(replicas[0]?.memory).toBeGreaterThan(1_000_000);
  });

  it("are added up for its project and its organisation", async () => {
    const { db } = installation.deps;
    const { project } = await db.application.findFirstOrThrow({ include: { project: true } });
    const found = (await rows()).filter(({ requests }) => (requests ?? 0) > 0);
    for (const subjectId of [project.id, project.organizationId]) {
      const sums = await db.metricPoint.findMany({ where: { subjectId, step: 10 } });
      for (const { at, requests, durations } of found)
        expect(sums.find((sum) => sum.at.getTime() === at.getTime())).toMatchObject({ requests, durations });
    }
  });

  it("are never wrong after a restart: what began anew has no rate", async () => {
    const before = (await rows()).length;
    await app.ended((await installation.api.deployments.restartApplication({ ...app.at })).number);
    await expect.poll(async () => (await rows()).length, wait).toBeGreaterThan(before + 2);
    for (const { cpu, received, requests } of await rows())
      for (const rate of [cpu, received, requests]) expect(rate === null || (rate >= 0 && rate < 1e9)).toBe(true);
  });
});

describe("figures", () => {
  it("are not there for those of another organisation, nor for a node that is none", async () => {
    const { api, deps, organization } = installation;
    const [userId, organizationId] = [randomUUID(), newId("organization")];
    await deps.db.organization.create({ data: { id: organizationId, slug: "elsewhere", name: "Elsewhere" } });
    await deps.db.user.create({
      data: { id: userId, email: "ravi@elsewhere.example", name: "Ravi", passwordHash: "" },
    });
    await deps.db.membership.create({ data: { userId, organizationId, role: "OWNER" } });
    const stranger = createApi({ ...deps, actor: await loadActor(deps.db, userId), requestId: "test" });
    const nothing = expect.objectContaining({ code: "not_found" });
    await expect(stranger.applications.readApplicationMetrics({ ...app.at, range: "1h" })).rejects.toEqual(nothing);
    const node = { organization, node: "local", range: "1h" } as const;
    await expect(stranger.nodes.readNodeMetrics(node)).rejects.toEqual(nothing);
    await expect(api.nodes.readNodeMetrics({ ...node, node: "nowhere" })).rejects.toEqual(nothing);
  });
});

describe("the figures of a node", () => {
  it("have a gap while its engine is away, and go on when it is back", async () => {
    await expect.poll(async () => (await readNode()).whole?.memory, wait).toBeGreaterThan(50_000_000);
    const { whole } = await readNode();
    expect(whole?.memoryLimit).toBeGreaterThan(whole?.memory ?? Number.POSITIVE_INFINITY);
    await installation.host.stop();
    const away = Date.now();
    await expect.poll(() => Date.now() - away, wait).toBeGreaterThan(3_000);
    const back = Date.now();
    await installation.host.start();
    await expect.poll(async () => (await newest()).at.getTime(), wait).toBeGreaterThan(back);
    const stored = await installation.deps.db.metricPoint.findMany({ where: { subjectId: localNodeId, step: 10 } });
    // Points begin at full seconds: one of the second in which it went may be whole.
    const during = stored.filter(({ at }) => at.getTime() >= away && at.getTime() < back);
    expect(during).toEqual([]);
    for (const { cpu } of stored) expect(cpu === null || (cpu >= 0 && cpu < 1_000)).toBe(true);
  });
});

const newest = () =>
  installation.deps.db.metricPoint.findFirstOrThrow({
    where: { subjectId: localNodeId, step: 10 },
    orderBy: { at: "desc" },
  });
