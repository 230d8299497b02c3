import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testApp } from "../docker/testing/images";
import { startTestRegistry, type TestRegistry } from "../docker/testing/registry";
import { packFiles } from "../server/docker/contract/tar";
import type { Engine } from "../server/docker/engine";
import { localNodeId } from "../server/machines/local-node";
import { pruneReleases } from "../server/services/retention/prune-releases";
import { tidyNodes } from "../server/services/retention/tidy-nodes";
import { type BuildBed, type Built, type BuiltApplication, createBuildBed, textOf } from "./testing/builds";

let bed: BuildBed;
let engine: Engine;
beforeAll(async () => {
  bed = await createBuildBed("keep", 3);
  engine = await bed.installation.deps.engines.get(localNodeId);
});
afterAll(() => bed.remove());

const deps = () => bed.installation.deps;
const has = async (built: Built) => (await engine.inspectImage(built.release?.imageId ?? "none")) !== null;
const commit = (repository: string, version: number | string) =>
  bed.repositories.commit(
    repository,
    { Dockerfile: `FROM ${testApp}\nCOPY version /version\n`, version: `${version}` },
    `v${version}`,
  );
async function keepNewest(app: BuiltApplication, keep: number): Promise<void> {
  const apps = await deps().db.appEnvironment.findMany({ where: { application: { slug: app.at.application } } });
  for (const { id } of apps) await pruneReleases(deps(), id, keep);
  await tidyNodes(deps(), 0);
}
async function buildVersions(app: BuiltApplication, repository: string, versions: number): Promise<Built[]> {
  const made: Built[] = [];
  for (let version = 1; version <= versions; version++) {
    commit(repository, version);
    made.push(await app.build());
  }
  return made;
}

describe("images of releases", () => {
  it("are kept for the newest and for what serves, and the others say that they are gone", async () => {
    commit("shop", 0);
    const app = await bed.createApplication("shop");
    const made = await buildVersions(app, "shop", 5);
    // an old release serves: somebody went back to it
    const { appEnvironmentId = "", releaseId = null } = made[0] ?? {};
    await deps().db.appEnvironment.update({ where: { id: appEnvironmentId }, data: { currentReleaseId: releaseId } });
    await keepNewest(app, 2);
    expect(await Promise.all(made.map(has))).toEqual([true, false, false, true, true]);
    const { releases } = await bed.installation.api.deployments.listReleases(app.at);
    expect(releases.map(({ number }) => number)).toEqual([5, 4, 1]);
    await expect(bed.installation.api.deployments.rollbackApplication({ ...app.at, release: 2 })).rejects.toThrow(
      "The image of release 2 is not kept any more. Deploy its commit again.",
    );
    await bed.installation.api.deployments.rollbackApplication({ ...app.at, release: 4 });
  });

  it("are kept for a deployment under way and for what it would go back to", async () => {
    commit("active", 0);
    const app = await bed.createApplication("active");
    const [first, second, ...rest] = await buildVersions(app, "active", 5);
    await deps().db.deployment.update({
      where: { id: rest.at(-1)?.id ?? "" },
      data: { status: "DEPLOYING", endedAt: null, previousReleaseId: first?.releaseId ?? null },
    });
    await keepNewest(app, 1);
    expect([first && (await has(first)), second && (await has(second))]).toEqual([true, false]);
    expect(await Promise.all(rest.map(has))).toEqual([false, false, true]);
  });

  it("that several releases share stay until none of them is kept, in whatever environment", async () => {
    commit("shared", 1);
    const app = await bed.createApplication("shared");
    const here = await app.build();
    const there = await app.build({}, "staging");
    expect(there.release?.imageId).toBe(here.release?.imageId);
    commit("shared", 2);
    const newer = await app.build();
    await keepNewest(app, 1);
    expect(await deps().db.release.findUnique({ where: { id: here.releaseId ?? "" } })).toMatchObject({
      prunedAt: expect.any(Date),
    });
    expect([await has(here), await has(newer)]).toEqual([true, true]);
    await app.build({}, "staging");
    await keepNewest(app, 1);
    expect([await has(here), await has(newer)]).toEqual([false, true]);
  });

  it("of builds that no deployment used go, those of a build under way stay", async () => {
    commit("unused", 1);
    const app = await bed.createApplication("unused");
    const id = await app.begin();
    const row = await deps().db.deployment.findUniqueOrThrow({ where: { id } });
    const [named] = (await engine.listImages())
      .flatMap(({ tags }) => tags)
      .filter((tag) => /^dm-[0-9a-f]{8}\//.test(tag));
    const unused = `${named?.split("/")[0]}/unused:${row.appEnvironmentId.slice(-8)}-0123456789ab`;
    await engine.tag(testApp, unused);
    await tidyNodes(deps(), 0);
    expect(await engine.inspectImage(unused)).not.toBeNull();
    await deps().db.deployment.update({ where: { id }, data: { status: "CANCELLED", endedAt: new Date() } });
    await tidyNodes(deps(), 0);
    expect(await engine.inspectImage(unused)).toBeNull();
    expect(await engine.inspectImage(testApp)).not.toBeNull();
  });

  it("of others are left alone, whatever they are called", async () => {
    const others = ["dm-shop:0123456789ab", "dm-00000000/shop:01234567-0123456789ab", "shop:1"];
    for (const name of others) await engine.tag(testApp, name);
    await tidyNodes(deps(), 0);
    for (const name of others) expect(await engine.inspectImage(name)).not.toBeNull();
  });
});

describe("what the steps of builds leave", () => {
  const staged = (version: number) =>
    `FROM ${testApp} AS made\nCOPY version /v${version}\nRUN cat /v${version} >/made\nFROM ${testApp}\nCOPY --from=made /made /made\n`;
  const madeBy = async ({ id }: Built) =>
    (await deps().db.buildLayers.findMany({ where: { deploymentId: id } })).flatMap(({ made }) => made);
  const dangling = async (built: Built) => {
    return Promise.all((await madeBy(built)).map(async (id) => (await engine.inspectImage(id)) !== null));
  };

  it("is kept of the newest builds, and cleared away of older ones", async () => {
    const made: Built[] = [];
    bed.repositories.commit("staged", { Dockerfile: staged(0), version: "0" }, "0");
    const app = await bed.createApplication("staged");
    for (const version of [1, 2, 3, 4]) {
      bed.repositories.commit("staged", { Dockerfile: staged(version), version: `${version}` }, `${version}`);
      made.push(await app.build());
    }
    const [first, , third, fourth] = made as [Built, Built, Built, Built];
    expect(await dangling(first)).not.toContain(false);
    const before = await madeBy(first);
    await keepNewest(app, 1);
    const left = await Promise.all(before.map(async (id) => (await engine.inspectImage(id)) !== null));
    expect(left).not.toContain(true);
    expect(await dangling(fourth)).not.toContain(false);
    expect((await dangling(third)).filter(Boolean).length).toBeGreaterThan(0);
    expect(await madeBy(first)).toEqual([]);
    expect(await has(fourth)).toBe(true);
    // and what is kept is used
    bed.repositories.commit("staged", { "other.txt": "x" }, "same steps");
    expect(textOf(await app.build())).toContain(" ---> Using cache");
  });

  it("does not go by what a step prints: only nameless images made on another, while the build ran", async () => {
    await engine.importImage(Readable.from([await packFiles({ "a.txt": "somebody else's" })]), "victim:1", []);
    const { id = "" } = (await engine.inspectImage("victim:1")) ?? {};
    const short = id.replace("sha256:", "").slice(0, 12);
    const liar = (version: number) => `FROM ${testApp}\nRUN echo ${version} && printf ' ---%s ${short}\\n' '>'\n`;
    bed.repositories.commit("liar", { Dockerfile: liar(0) }, "0");
    const app = await bed.createApplication("liar");
    for (const version of [1, 2, 3]) {
      bed.repositories.commit("liar", { Dockerfile: liar(version) }, `${version}`);
      expect(await madeBy(await app.build())).toContain(short);
    }
    await keepNewest(app, 1);
    expect((await engine.inspectImage("victim:1"))?.id).toBe(id);
  });
});

describe("an image of a registry", () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startTestRegistry(engine);
  });
  const from = (reference: string, password: string | null) =>
    bed.createApplication("image", {
      source: { kind: "image", reference },
      credential: password === null ? null : { kind: "registry", username: registry.username, password },
    });
  const pushed = async (name: string) => {
    const reference = await registry.push(testApp, name);
    const digest = (await engine.inspectImage(reference))?.digests.find((one) => one.startsWith(registry.name)) ?? "";
    await engine.removeImage(reference);
    await engine.removeImage(digest);
    return { reference, digest };
  };

  it("is fetched with the right login, by tag and by digest, under a name of ours alone", async () => {
    const { reference, digest } = await pushed("shop:1");
    for (const wanted of [reference, digest]) {
      const built = await (await from(wanted, registry.password)).build();
      expect([built.status, built.message]).toEqual(["DEPLOYING", null]);
      expect(built.release).toMatchObject({ imageRef: wanted, commit: null });
      expect(built.steps.map(({ key, status }) => `${key} ${status}`).slice(0, 2)).toEqual([
        "source done",
        "build skipped",
      ]);
      expect(await has(built)).toBe(true);
      expect(await engine.inspectImage(wanted)).toBeNull();
      expect(JSON.stringify(built)).not.toContain(registry.password);
    }
  });

  it.each([
    ["a wrong password", "hunter2-wrong", /does not give .* with this login/],
    ["no login", null, /or gives it only with a login/],
  ])("is refused with %s, and the sentence says so", async (_name, password, sentence) => {
    const { reference } = await pushed("closed:1");
    const built = await (await from(reference, password)).build();
    expect([built.status, built.reason, built.releaseId]).toEqual(["FAILED", "image_missing", null]);
    expect(built.message).toMatch(sentence);
    expect(JSON.stringify(built)).not.toContain("hunter2-wrong");
  });

  it("that does not exist fails at once, clearly", async () => {
    const began = Date.now();
    const built = await (await from(`${registry.name}/nothing:9`, registry.password)).build();
    expect([built.reason, built.message]).toEqual(["image_missing", expect.stringContaining("There is no image")]);
    const nowhere = await (await from("nowhere.invalid/x:1", null)).build();
    expect([nowhere.reason, nowhere.message]).toEqual(["image_missing", expect.stringContaining("nowhere.invalid")]);
    expect(Date.now() - began).toBeLessThan(20_000);
  });

  it("is used as fetched before while its registry is away, and the log says so", async () => {
    const { reference } = await pushed("away:1");
    const app = await from(reference, registry.password);
    const first = await app.build();
    await engine.kill("registry-5000", "SIGKILL");
    const second = await app.build();
    await engine.start("registry-5000");
    expect(second.release?.imageId).toBe(first.release?.imageId);
    expect(textOf(second)).toContain("The image that the node already has is used.");
  });
});
