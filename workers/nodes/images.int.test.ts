import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ensureEngine26 } from "../../docker/testing/engine-26";
import { testApp } from "../../docker/testing/images";
import { testingFolder } from "../../docker/testing/paths";
import { runInside } from "../../docker/testing/process";
import { createDockerodeEngine } from "../../server/docker/dockerode/create-dockerode-engine";
import type { Engine } from "../../server/docker/engine";
import { EngineError } from "../../server/docker/engine-error";
import { createTlsTransport } from "../../server/docker/transport/tls";
import type { Transport } from "../../server/docker/transport/transport";
import { localNodeId } from "../../server/machines/local-node";
import { copyImage } from "../../server/services/images/copy-image";
import { ensureEdgeImages } from "../../server/services/images/ensure-edge-images";
import { ensureImage } from "../../server/services/images/ensure-image";
import { streamImage } from "../../server/services/images/stream-image";
import { tidyNodes } from "../../server/services/retention/tidy-nodes";
import { type BuildBed, createBuildBed } from "../testing/builds";
import { addTestNode, type TestNode } from "../testing/nodes";

let bed: BuildBed;
let other: TestNode;
let way: Transport;
/** the same node's engine by TCP, over a cable that can be pulled out */
let there: Engine;
let release: { id: string; imageId: string; registryRef: string | null };
const never = new AbortController().signal;

beforeAll(async () => {
  bed = await createBuildBed("imgs", 100);
  other = await addTestNode(bed.installation, "imgother", 101, { tls: true, programs: await ensureEngine26() });
  const { port, ca, cert, key } = other.host.tls;
  way = createTlsTransport({ host: other.host.address, port, ca, cert, key });
  there = createDockerodeEngine(way);
  // What it is built on is not there: all of it has to come.
  await there.removeImage(testApp);
  bed.repositories.commit("shop", { Dockerfile: `FROM ${testApp}\nCOPY one /one\n`, one: "1" }, "one");
  const built = await (await bed.createApplication("shop")).build();
  if (built.release === null) throw new Error(`It was not built: ${built.message}`);
  release = built.release;
}, 240_000);
afterAll(async () => {
  way.close();
  await other.host.remove();
  await bed.remove();
});

const db = () => bed.installation.deps.db;
/** What the worker has, with what is told of the engines' work. */
function depsWith(from: Partial<Engine> = {}, to: Partial<Engine> = {}) {
  const { deps } = bed.installation;
  const get = async (id: string) =>
    id === other.id ? { ...there, ...to } : { ...(await deps.engines.get(id)), ...from };
  return { ...deps, engines: { get } };
}
/** Counts what an engine is given of images. */
function countLoaded(engine: Engine) {
  let bytes = 0;
  const load: Engine["load"] = (images, signal) => {
    images.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    return engine.load(images, signal);
  };
  return { load, bytes: () => bytes };
}
const work = () => ({ nodeId: other.id, releaseId: release.id });
const isThere = async () => (await there.inspectImage(release.imageId)) !== null;
const forget = async () => {
  for (const name of (await there.inspectImage(release.imageId))?.tags ?? []) await there.removeImage(name);
};

it("the images of a node's edge come to it from another node", async () => {
  const { edges } = bed.installation.deps;
  const { images } = await edges.get(other.id);
  for (const name of images) await there.removeImage(name);
  expect(await Promise.all(images.map((name) => there.inspectImage(name)))).toEqual([null, null]);
  await ensureEdgeImages({ ...depsWith(), edges }, other.id, never);
  const local = await bed.installation.deps.engines.get(localNodeId);
  for (const name of images) expect((await there.inspectImage(name))?.id).toBe((await local.inspectImage(name))?.id);
});

describe("the image of a release", () => {
  beforeEach(forget);
  afterEach(async () => void (await db().imageCopy.deleteMany()));

  it("comes to a node that lacks it by one transfer, whoever asks, and is kept there under a name of ours", async () => {
    expect(await ensureImage(depsWith(), other.id, release)).toBe(false);
    const local = await bed.installation.deps.engines.get(localNodeId);
    let saved = 0;
    const save: Engine["save"] = (name, signal) => {
      saved++;
      return local.save(name, signal);
    };
    const deps = depsWith({ save });
    await Promise.all([copyImage(deps, work(), never), copyImage(deps, work(), never)]);
    expect(saved).toBe(1);
    const image = await there.inspectImage(release.imageId);
    expect(image?.tags).toEqual([expect.stringMatching(/^dm-[0-9a-f]{8}\/built-\d+:/)]);
    expect(await ensureImage(depsWith(), other.id, release)).toBe(true);
    expect(await db().imageCopy.count()).toBe(0);
    await tidyNodes(depsWith(), 0);
    expect(await isThere()).toBe(true);
  });

  it("leaves nothing half when the worker ends on the way; the next one begins again", async () => {
    await ensureImage(depsWith(), other.id, release);
    const stopping = new AbortController();
    const load: Engine["load"] = (images, signal) => {
      images.once("data", () => stopping.abort());
      return there.load(images, signal);
    };
    await copyImage(depsWith({}, { load }), work(), stopping.signal);
    expect(await isThere()).toBe(false);
    expect(await db().imageCopy.findFirst()).toMatchObject({ failures: 0, problem: null, leaseOwner: null });
    await copyImage(depsWith(), work(), never);
    expect(await isThere()).toBe(true);
  });

  it.each([1_000, 10_000])("goes on where it was when the cable was out for %i ms", async (ms) => {
    await ensureImage(depsWith(), other.id, release);
    let healed = Promise.resolve();
    const load: Engine["load"] = (images, signal) => {
      images.once("data", () => {
        healed = other.host
          .cut()
          .then(() => new Promise((resolve) => setTimeout(resolve, ms)))
          .then(() => other.host.heal());
      });
      return there.load(images, signal);
    };
    await copyImage(depsWith({}, { load }), work(), never);
    await healed;
    expect(await isThere()).toBe(true);
  });

  it("comes without the layers that the node has: from an older engine, and from a newer one", async () => {
    const local = await bed.installation.deps.engines.get(localNodeId);
    await streamImage(local, there, testApp, () => {}, never);
    await ensureImage(depsWith(), other.id, release);
    const to = countLoaded(there);
    await copyImage(depsWith({}, to), work(), never);
    expect(await isThere()).toBe(true);
    expect(to.bytes()).toBeLessThan(100_000);
    for (const name of (await local.inspectImage(release.imageId))?.tags ?? []) await local.removeImage(name);
    await ensureImage(depsWith(), localNodeId, release);
    const back = countLoaded(local);
    await copyImage(depsWith(back), { nodeId: localNodeId, releaseId: release.id }, never);
    expect((await local.inspectImage(release.imageId))?.id).toBe(release.imageId);
    expect(back.bytes()).toBeLessThan(100_000);
    await there.removeImage(testApp);
  });

  it("comes whole after all when what had its layers went after the look", async () => {
    const layers = (await (await bed.installation.deps.engines.get(localNodeId)).inspectImage(release.imageId))?.layers;
    const inspectImage: Engine["inspectImage"] = async (reference) => {
      const image = await there.inspectImage(reference);
      return image && reference !== release.imageId ? { ...image, layers: layers?.slice(0, 1) ?? [] } : image;
    };
    await ensureImage(depsWith(), other.id, release);
    const to = countLoaded(there);
    await copyImage(depsWith({}, { ...to, inspectImage }), work(), never);
    expect(await isThere()).toBe(true);
    expect(to.bytes()).toBeGreaterThan(50_000_000);
  });

  it("goes back the other way, from a newer engine to an older one", async () => {
    await ensureImage(depsWith(), other.id, release);
    await copyImage(depsWith(), work(), never);
    const local = await bed.installation.deps.engines.get(localNodeId);
    for (const name of (await local.inspectImage(release.imageId))?.tags ?? []) await local.removeImage(name);
    expect(await local.inspectImage(release.imageId)).toBeNull();
    expect(await ensureImage(depsWith(), localNodeId, release)).toBe(false);
    await copyImage(depsWith(), { nodeId: localNodeId, releaseId: release.id }, never);
    expect((await local.inspectImage(release.imageId))?.id).toBe(release.imageId);
  });

  it("that does not fit says so at once and leaves nothing; with room it comes when somebody asks anew", async () => {
    await ensureImage(depsWith(), other.id, release);
    const inside = (...argv: string[]) => runInside(path.join(testingFolder, other.host.name), argv);
    const room = "/var/lib/docker/tmp";
    await inside("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", room);
    try {
      await copyImage(depsWith(), work(), never);
      expect(await isThere()).toBe(false);
      expect((await inside("ls", "-A", room)).out.trim()).toBe("");
    } finally {
      await inside("umount", room);
    }
    await expect(ensureImage(depsWith(), other.id, release)).rejects.toMatchObject({
      reason: "image_missing",
      message: expect.stringMatching(/^The disk of node imgother is full: the image does not fit on it\./),
    });
    expect(await ensureImage(depsWith(), other.id, release)).toBe(false);
    await copyImage(depsWith(), work(), never);
    expect(await isThere()).toBe(true);
  });

  it("that no node has any more is missing at once", async () => {
    await ensureImage(depsWith(), other.id, release);
    await copyImage(depsWith({ inspectImage: async () => null }), work(), never);
    await expect(ensureImage(depsWith(), other.id, release)).rejects.toThrow("No node has the image any more.");
  });

  it("that a node may have which does not answer is asked for again, and comes once that is back", async () => {
    const inspectImage = () => Promise.reject(new EngineError("unreachable", "It does not answer."));
    await ensureImage(depsWith(), other.id, release);
    await copyImage(depsWith({ inspectImage }), work(), never);
    const row = await db().imageCopy.findFirstOrThrow();
    expect(row).toMatchObject({ failures: 1, problem: "No node that answers has the image; local may, but is away." });
    expect(await ensureImage(depsWith(), other.id, release)).toBe(false);
    await copyImage(depsWith(), work(), never);
    expect([await isThere(), await ensureImage(depsWith(), other.id, release)]).toEqual([true, true]);
  });
});
