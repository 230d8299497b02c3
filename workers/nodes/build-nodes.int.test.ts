import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { loadTestImages, testApp } from "../../docker/testing/images";
import { localNodeId } from "../../server/machines/local-node";
import { pruneReleases } from "../../server/services/retention/prune-releases";
import { tidyNodes } from "../../server/services/retention/tidy-nodes";
import { quickConfig } from "../testing/application";
import { type BuildBed, type Built, type BuiltApplication, createBuildBed, textOf } from "../testing/builds";

/** This machine by its socket, and one by SSH; images are built on the latter as long as it is there. */
let bed: BuildBed;
let host: TestHost;
let builder: string;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  [bed, host] = await Promise.all([createBuildBed("bnode", 130), startTestHost("bnodessh", 131, { ssh: true })]);
  await loadTestImages(host);
  worker = await bed.installation.startWorker();
  const { api, organization } = bed.installation;
  const { privateKey, port } = host.ssh;
  const login = { transport: "ssh" as const, host: host.address, port, user: "deploy", privateKey };
  const { hostKeys } = await api.nodes.runPreflight({ organization, connection: login });
  const connection = { ...login, fingerprint: hostKeys[0]?.fingerprint ?? "" };
  await api.nodes.registerNode({ organization, name: "builder", connection });
  await use("builder", { builds: "only", buildLimit: 1 });
  builder = (await db().node.findFirstOrThrow({ where: { name: "builder" } })).id;
  await untilReady();
}, 300_000);
afterAll(async () => {
  await worker.stop();
  await host.remove();
  await bed.remove();
});

const db = () => bed.installation.deps.db;
const soon = { timeout: 150_000, interval: 400 };
/** Both are seen, and serve: asked in hooks, too. */
async function untilReady(): Promise<void> {
  while ((await db().node.count({ where: { state: "ready", edgeDigest: { not: null } } })) < 2) await sleep(200);
}
const use = async (node: string, change: { builds?: "yes" | "only" | "never"; buildLimit?: number | null }) => {
  const { api, organization } = bed.installation;
  await api.nodes.updateNode({ organization, node, ...change });
};
const include = { release: true, steps: { orderBy: { position: "asc" } }, log: { orderBy: { seq: "asc" } } } as const;
const read = (id: string): Promise<Built> => db().deployment.findUniqueOrThrow({ where: { id }, include });
const says = (id: string, words: string) => expect.poll(async () => textOf(await read(id)), soon).toContain(words);
const commit = (name: string, steps: string, files: Record<string, string> = {}) =>
  bed.repositories.commit(name, { Dockerfile: `FROM ${testApp}\n${steps}\n`, ...files }, name);
async function create(name: string): Promise<BuiltApplication> {
  const app = await bed.createApplication(name);
  const { config, configVersion: version } = await bed.installation.api.applications.readApplication(app.at);
  await bed.installation.api.applications.updateConfig({ ...app.at, version, config: { ...config, ...quickConfig } });
  return app;
}
async function deploy({ at }: BuiltApplication): Promise<string> {
  const { number } = await bed.installation.api.deployments.deployApplication(at);
  const where = { number, appEnvironment: { application: { slug: at.application } } };
  return (await db().deployment.findFirstOrThrow({ where })).id;
}
async function ended(id: string): Promise<Built> {
  await expect.poll(async () => (await read(id)).endedAt, soon).not.toBeNull();
  return read(id);
}
const whereOf = ({ steps }: Built) => steps.find(({ key }) => key === "build")?.detail;
const has = async (nodeId: string, { release }: Built) => {
  const engine = await bed.installation.deps.engines.get(nodeId);
  return (await engine.inspectImage(release?.imageId ?? "none")) !== null;
};

describe("a node for building only", () => {
  let app: BuiltApplication;
  let first: Built;
  const slow = "COPY base /base\nRUN cat /base >/made\nCOPY version /version";

  it("builds what runs elsewhere: the image is copied to where its replica is", async () => {
    commit("shop", slow, { base: "1", version: "1" });
    app = await create("shop");
    const { api } = bed.installation;
    await api.applications.updatePlacement({ ...app.at, placement: { on: { kind: "nodes", ids: [localNodeId] } } });
    first = await ended(await deploy(app));
    expect([first.status, first.message]).toEqual(["SUCCEEDED", null]);
    expect(whereOf(first)).toBe("on builder: that node is for building only");
    expect([first.buildNodeId, await has(builder, first), await has(localNodeId, first)]).toEqual([
      builder,
      true,
      true,
    ]);
    const [replica] = await db().replica.findMany({ where: { releaseId: first.releaseId ?? "" } });
    expect(replica?.nodeId).toBe(localNodeId);
  });

  it("builds it the next time, too, from its cache, though another node would be idle", async () => {
    await use("builder", { builds: "yes" });
    commit("shop", slow, { base: "1", version: "2" });
    const second = await ended(await deploy(app));
    expect([second.status, whereOf(second)]).toEqual(["SUCCEEDED", "on builder: its cache is there"]);
    expect(textOf(second)).toContain(" ---> Using cache");
    await use("builder", { builds: "only" });
  });

  it("is cleared of old images as the node is on which they ran; those that one may go back to stay on both", async () => {
    commit("shop", slow, { base: "1", version: "3" });
    const third = await ended(await deploy(app));
    await pruneReleases(bed.installation.deps, third.appEnvironmentId, 2);
    await tidyNodes(bed.installation.deps, 0);
    const second = await db().release.findFirstOrThrow({
      where: { appEnvironmentId: third.appEnvironmentId, number: 2 },
    });
    const there = async (nodeId: string) =>
      Promise.all([first, { ...third, release: second }, third].map((built) => has(nodeId, built)));
    expect([await there(builder), await there(localNodeId)]).toEqual([
      [false, true, true],
      [false, true, true],
    ]);
    const left = await db().buildLayers.findMany({
      where: { deployment: { appEnvironmentId: third.appEnvironmentId } },
    });
    expect(new Set(left.map(({ nodeId }) => nodeId))).toEqual(new Set([builder]));
    // Of the first build's layers those are left that the newer builds go on from.
    const others = left.filter(({ deploymentId }) => deploymentId !== first.id);
    const ofFirst = left.find(({ deploymentId }) => deploymentId === first.id)?.made ?? [];
    expect([others.length, others.flatMap(({ found }) => found)]).toEqual([2, expect.arrayContaining(ofFirst)]);
  });
});

describe("turns", () => {
  it("are counted by node: no more builds at once than it may, others go elsewhere or wait", async () => {
    for (const name of ["turn-1", "turn-2", "turn-3"]) commit(name, `RUN echo begun; sleep 6; echo ${name}`);
    const [one, two, three] = [await create("turn-1"), await create("turn-2"), await create("turn-3")];
    const ids = [await deploy(one)];
    await says(ids[0] ?? "", "begun");
    ids.push(await deploy(two));
    await says(ids[1] ?? "", "begun");
    ids.push(await deploy(three));
    await expect
      .poll(async () => (await read(ids[2] ?? "")).waitingFor, soon)
      .toBe("Waiting for another build to end: builder makes 1, local makes 1 at a time.");
    const built = await Promise.all(ids.map(ended));
    expect(built.map(({ status }) => status)).toEqual(Array(3).fill("SUCCEEDED"));
    expect(built.slice(0, 2).map(whereOf)).toEqual([
      "on builder: that node is for building only",
      "on local: the others build as many as they may",
    ]);
  });

  it("there are none where no node may build, which is said with what to do", async () => {
    for (const name of ["builder", "local"]) await use(name, { builds: "never" });
    const built = await ended(await deploy(await create("turn-1")));
    expect([built.status, built.reason, built.message]).toEqual([
      "FAILED",
      "no_build_node",
      "No node may build: builder builds nothing, local builds nothing. Let a node build (Settings of the node), then deploy again.",
    ]);
    await use("builder", { builds: "only" });
    await use("local", { builds: "yes" });
  });
});

describe("a build whose node is lost", () => {
  it.each([1_000, 10_000])("for %i ms goes on", async (ms) => {
    commit(`cut-${ms}`, "RUN echo begun; sleep 8; echo over");
    const id = await deploy(await create(`cut-${ms}`));
    await says(id, "begun");
    await host.cut();
    await sleep(ms);
    await host.heal();
    const built = await ended(id);
    expect([built.status, built.message]).toEqual(["SUCCEEDED", null]);
  });

  it("for good is made again on another one, and its log says so", async () => {
    commit("power", "RUN echo begun; sleep 9; echo over");
    const app = await create("power");
    const id = await deploy(app);
    await says(id, "begun");
    await host.kill();
    const built = await ended(id);
    expect([built.status, built.message, built.buildNodeId]).toEqual(["SUCCEEDED", null, localNodeId]);
    expect(textOf(built)).toContain("builder is unreachable: the image is made again, on a node that may build");
    expect(whereOf(built)).toBe("on local: it is the only node that may build");
    // its cache is where it ended
    await host.start();
    await untilReady();
    commit("power", "RUN echo begun; sleep 9; echo over\nRUN echo more");
    expect(whereOf(await ended(await deploy(app)))).toBe("on local: its cache is there");
  });
});
