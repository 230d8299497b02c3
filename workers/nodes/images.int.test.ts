import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { edgeImages, testApp } from "../../docker/testing/images";
import { newId } from "../../server/db/new-id";
import { ensureImage } from "../../server/services/images/ensure-image";
import { createTestApplication, type TestApplication } from "../testing/application";
import { createTestInstallation, type TestInstallation } from "../testing/installation";

let installation: TestInstallation;
let host: TestHost;
let worker: { stop: () => Promise<void> };
let app: TestApplication;
const id = newId("node");
beforeAll(async () => {
  installation = await createTestInstallation("imagea", 37);
  host = await startTestHost("imageb", 38);
  // Without any image: neither the application's nor those of the edge.
  await installation.deps.db.node.create({ data: { id, name: "bare", endpoint: `unix://${host.socket}` } });
  worker = await installation.startWorker();
  app = await createTestApplication(installation, 2);
});
afterAll(async () => {
  await worker.stop();
  await host.remove();
  await installation.remove();
});

const soon = { timeout: 120_000, interval: 50 };
const engine = () => installation.deps.engines.get(id);

describe("a node without any image", () => {
  it("gets those of the edge, and those of what shall run there, from the node that has them", async () => {
    const { db } = installation.deps;
    await expect.poll(() => db.node.count({ where: { edgeDigest: { not: null } } }), soon).toBe(2);
    for (const name of Object.values(edgeImages)) expect(await (await engine()).inspectImage(name)).not.toBeNull();
    expect(await (await engine()).inspectImage(testApp)).toBeNull();
    const { deployment } = await app.ended(await app.deploy({ VERSION: "1" }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    const replicas = await db.replica.findMany({ where: { removedAt: null }, select: { nodeId: true } });
    expect(new Set(replicas.map(({ nodeId }) => nodeId)).size).toBe(2);
    const release = await db.release.findFirstOrThrow();
    expect(await (await engine()).inspectImage(release.imageId)).toMatchObject({
      id: release.imageId,
      tags: [expect.stringMatching(/^dm-/)],
    });
  });

  it("gets an image once, however many ask for it, and says how far it is", async () => {
    const { deps } = installation;
    const { imageId } = await deps.db.release.findFirstOrThrow();
    const replicas = await deps.db.replica.findMany({ where: { nodeId: id, removedAt: null } });
    await app.place({ on: { kind: "nodes", ids: ["node_local"] } });
    await expect.poll(() => deps.db.replica.count({ where: { nodeId: id, removedAt: null } }), soon).toBe(0);
    expect(replicas.length).toBe(1);
    const [tag = ""] = (await (await engine()).inspectImage(imageId))?.tags ?? [];
    await (await engine()).removeImage(tag);
    expect(await (await engine()).inspectImage(imageId)).toBeNull();
    const asked = await Promise.all([1, 2, 3].map(() => ensureImage(deps, id, imageId)));
    expect(asked).toEqual([false, false, false]);
    expect(deps.transfers.find(imageId)).toMatchObject([{ nodeId: id, total: expect.any(Number) }]);
    await expect.poll(() => ensureImage(deps, id, imageId), soon).toBe(true);
    await expect.poll(() => deps.transfers.find(imageId), soon).toEqual([]);
  });

  it("is told that nobody has an image any more", async () => {
    await expect(ensureImage(installation.deps, id, `sha256:${"0".repeat(64)}`)).rejects.toMatchObject({
      reason: "image_missing",
      message: "No node has the image 000000000000 any more. Deploy again to make or fetch it.",
    });
  });

  it("whose engine goes away in mid-copy is told so, and gets it when it is back", async () => {
    const { deps } = installation;
    const { imageId } = await deps.db.release.findFirstOrThrow();
    const [tag = ""] = (await (await engine()).inspectImage(imageId))?.tags ?? [];
    await (await engine()).removeImage(tag);
    expect(await ensureImage(deps, id, imageId)).toBe(false);
    await host.kill();
    await expect(async () => {
      for (;;) await ensureImage(deps, id, imageId);
    }).rejects.toMatchObject({ reason: "unreachable" });
    await host.start();
    await expect.poll(() => ensureImage(deps, id, imageId).catch(() => false), soon).toBe(true);
  });
});
