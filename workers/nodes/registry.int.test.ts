import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ensureEngine26 } from "../../docker/testing/engine-26";
import { testApp } from "../../docker/testing/images";
import { addressOf } from "../../docker/testing/network";
import { startTestRegistry, type TestRegistry } from "../../docker/testing/registry";
import { packFiles } from "../../server/docker/contract/tar";
import type { Engine } from "../../server/docker/engine";
import { localNodeId } from "../../server/machines/local-node";
import { buildRelease } from "../../server/services/builds/build-release";
import { copyImage } from "../../server/services/images/copy-image";
import { ensureImage } from "../../server/services/images/ensure-image";
import { type BuildBed, type BuiltApplication, createBuildBed, textOf } from "../testing/builds";
import { addTestNode, type TestNode } from "../testing/nodes";

const registryName = `${addressOf(150)}:5000`;
const trusting = { insecureRegistries: [registryName] };
let bed: BuildBed;
let other: TestNode;
let local: Engine;
let there: Engine;
let registry: TestRegistry;
let app: BuiltApplication;
const never = new AbortController().signal;

beforeAll(async () => {
  bed = await createBuildBed("reg", 150, {}, trusting);
  const options = { ...trusting, tls: true, programs: await ensureEngine26() };
  other = await addTestNode(bed.installation, "regother", 151, options);
  const { engines } = bed.installation.deps;
  [local, there] = [await engines.get(localNodeId), await engines.get(other.id)];
  registry = await startTestRegistry(local, { address: addressOf(150) });
  await registry.push(testApp, "warm-up:1");
  bed.repositories.commit("shop", { Dockerfile: `FROM ${testApp}\nCOPY one /one\n`, one: "1" }, "one");
  app = await bed.createApplication("shop");
}, 240_000);
afterAll(async () => {
  await other.host.remove();
  await bed.remove();
});

const organization = () => ({ organization: bed.installation.organization });
const api = () => bed.installation.api.registry;
const db = () => bed.installation.deps.db;
const entered = (over: object = {}) => ({
  ...{ ...organization(), address: registryName, prefix: "apps", plainHttp: true },
  ...{ username: registry.username, password: registry.password },
  ...over,
});
const fieldsOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { fields: object }) => error.fields,
  );
const isThere = async (imageId: string) => (await there.inspectImage(imageId)) !== null;

/** Builds a new commit. What comes of it is not ended: it waits for its replicas. */
async function build(content: string) {
  bed.repositories.commit("shop", { Dockerfile: `FROM ${testApp}\nCOPY one /one\n`, one: content }, content);
  const id = await app.begin();
  await buildRelease(bed.installation.deps, id, never);
  const built = await db().deployment.findUniqueOrThrow({
    where: { id },
    include: { release: true, steps: true, log: { orderBy: { seq: "asc" } } },
  });
  if (built.release === null) throw new Error(`It was not built: ${built.message}`);
  return { ...built, release: built.release, push: built.steps.find(({ key }) => key === "push") };
}

/** What it is built on is on both nodes. */
const had = "1 of its 2 layers was there already";

/** Brings the image of a release to the other node. @returns which way it took, as the page of its deployment says */
async function bring(number: number, release: Awaited<ReturnType<typeof build>>["release"]) {
  expect(await ensureImage(bed.installation.deps, other.id, release)).toBe(false);
  await copyImage(bed.installation.deps, { nodeId: other.id, releaseId: release.id }, never);
  const { imageWays } = await bed.installation.api.deployments.readDeployment({ ...app.at, number });
  return imageWays;
}

describe("the settings of a registry", () => {
  it("say what is wrong before anything is saved", async () => {
    const refused = (over: object) => fieldsOf(api().updateRegistry(entered(over)));
    expect(await refused({ password: "hunter2-wrong" })).toEqual({
      password: `${registryName} does not let ines in with this password. Check both.`,
    });
    expect(await refused({ username: "", password: "" })).toEqual({
      username: `${registryName} wants a login. Enter a user and a password.`,
    });
    expect(await refused({ plainHttp: false })).toEqual({
      address: expect.stringMatching(/speaks plain HTTP\. Give it a certificate, or allow plain HTTP/),
    });
    expect(await refused({ address: `${other.host.address}:${other.host.tls.port}`, plainHttp: false })).toEqual({
      address: expect.stringMatching(/^Nobody whom this server trusts has signed the certificate/),
    });
    expect(await refused({ address: `${addressOf(150)}:5999` })).toEqual({
      address: expect.stringMatching(/^Nothing listens at/),
    });
    expect(await api().readRegistry(organization())).toEqual({ registry: null });
  });

  it("are saved once it takes what is pushed, with a password that nobody reads again, nor another registry gets", async () => {
    await api().checkRegistry(entered());
    expect(await api().updateRegistry(entered())).toEqual({ address: registryName, prefix: "apps" });
    const read = await api().readRegistry(organization());
    expect(read.registry).toMatchObject({ address: registryName, username: "ines", plainHttp: true, problem: null });
    expect(JSON.stringify(read)).not.toContain(registry.password);
    await api().updateRegistry(entered({ password: "" }));
    expect(await fieldsOf(api().checkRegistry(entered({ password: "", address: "elsewhere.example" })))).toEqual({
      password: "Enter the password: none is stored for this registry and user.",
    });
    const activities = await db().activity.findMany({ where: { subjectType: "registry" } });
    expect(activities.map(({ action, subjectName }) => [action, subjectName])).toEqual([
      ["registry.updated", registryName],
      ["registry.updated", registryName],
    ]);
  });
});

describe("an image that is built", () => {
  it("is pushed, and pulled by its digest on a node that lacks it, which keeps our name of it alone", async () => {
    const { push, release, log, id, number } = await build("pushed");
    const repository = `${registryName}/apps/${app.at.project}-${app.at.application}`;
    expect(release.registryRef).toMatch(new RegExp(`^${repository}@sha256:[0-9a-f]{64}$`));
    expect(release.platform).toMatch(/^linux\/(amd64|arm64)$/);
    expect(push).toMatchObject({ status: "done", detail: expect.stringContaining(`${repository}@sha256:`) });
    expect(textOf({ log } as never)).toContain(`${registryName} has the image as ${release.registryRef}`);
    expect((await local.inspectImage(release.imageId))?.tags).toEqual([expect.stringMatching(/^dm-/)]);
    expect(await bring(number, release)).toEqual([
      { node: "regother", sentence: `Pulled from ${registryName} by its digest.` },
    ]);
    const image = await there.inspectImage(release.imageId);
    expect([image?.tags, image?.digests]).toEqual([[expect.stringMatching(/^dm-/)], []]);
    await app.settle(id);
  });

  it("is deployed while the registry is away: the step warns, and the image goes from node to node", async () => {
    const before = await build("before");
    await app.settle(before.id);
    await local.kill("registry-5000", "SIGKILL");
    const { push, release, id, status, number } = await build("away");
    expect([status, release.registryRef, push?.status]).toEqual(["DEPLOYING", null, "warned"]);
    expect(push?.detail).toMatch(
      /cannot be reached .* The deployment goes on without it: nodes get the image from one/,
    );
    const { registry: told } = await api().readRegistry(organization());
    expect(told?.problem).toMatch(/cannot be reached from the node/);
    expect(await bring(number, release)).toEqual([{ node: "regother", sentence: `Copied from node local; ${had}.` }]);
    // what the registry once took is not to be had there now
    await db().deployment.update({ where: { id }, data: { releaseId: before.release.id } });
    expect(await bring(number, before.release)).toContainEqual({
      node: "regother",
      sentence: `Copied from node local, as ${registryName} could not be reached from the node; ${had}.`,
    });
    expect(await isThere(before.release.imageId)).toBe(true);
    await app.settle(id);
    await local.start("registry-5000");
  });

  it("is deployed with a password that is refused by now, which is told", async () => {
    const { organizationId, sealedPassword } = await db().registry.findFirstOrThrow();
    const wrong = bed.installation.deps.vault.seal("hunter2-wrong", `registry:${organizationId}`);
    await db().registry.updateMany({ data: { sealedPassword: wrong } });
    const { push, id } = await build("refused");
    expect(push).toMatchObject({
      status: "warned",
      detail: expect.stringContaining("with this login. Check the registry"),
    });
    await app.settle(id);
    await db().registry.updateMany({ data: { sealedPassword } });
    const again = await build("again");
    expect(again.push?.status).toBe("done");
    await app.settle(again.id);
    expect((await api().readRegistry(organization())).registry?.problem).toBeNull();
  });

  it("leaves the password in no row in plain", async () => {
    const tables = await db().$queryRaw<{ name: string }[]>`
      select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
    for (const { name } of tables)
      for (const secret of [
        registry.password,
        "hunter2-wrong",
        Buffer.from(`ines:${registry.password}`).toString("base64"),
      ]) {
        const [row] = await db().$queryRawUnsafe<{ count: number }[]>(
          `select count(*)::int as count from ${name} t where strpos(t::text, $1) > 0`,
          secret,
        );
        expect([name, row?.count]).toEqual([name, 0]);
      }
  });
});

it("an image for other processors goes to no node, and the deployment says so", async () => {
  const layer = await packFiles({ one: "1" });
  const diff = createHash("sha256").update(layer).digest("hex");
  const about = { os: "linux", architecture: "s390x", config: { Cmd: ["/one"] }, history: [] };
  const config = JSON.stringify({ ...about, rootfs: { type: "layers", diff_ids: [`sha256:${diff}`] } });
  const reference = "other.invalid/mainframe:1";
  const manifest = JSON.stringify([{ Config: "config.json", RepoTags: [reference], Layers: ["layer.tar"] }]);
  const files = { "config.json": config, "layer.tar": layer.toString("latin1"), "manifest.json": manifest };
  await local.load(Readable.from([await packFiles(files)]));
  const source = { kind: "image", reference } as const;
  const mainframe = await bed.createApplication("mainframe", { source });
  const worker = await bed.installation.startWorker();
  try {
    await expect.poll(() => db().node.count({ where: { state: "ready", edgeDigest: { not: null } } })).toBe(2);
    const { number } = await bed.installation.api.deployments.deployApplication(mainframe.at);
    const read = () => bed.installation.api.deployments.readDeployment({ ...mainframe.at, number });
    await expect
      .poll(async () => JSON.stringify((await read()).deployment), { timeout: 120_000 })
      .toMatch(/No node can take it: 2 nodes are (amd64|arm64), the image is s390x\./);
    const { sentence } = await bed.installation.api.applications.readPlacement(mainframe.at);
    expect(sentence).toMatch(/2 nodes are (amd64|arm64), the image is s390x/);
  } finally {
    await worker.stop();
  }
});
