import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edgeImages, testApp } from "../../../docker/testing/images";
import type { TestInstallation } from "../../../workers/testing/installation";
import { readInstallationId } from "../../db/installation-id";
import type { Engine } from "../../docker/engine";
import { imageName } from "../../domain/container-spec/image-name";
import type { Api } from "../api";
import { createFullNode, type FullNode } from "../../../workers/testing/full-node";

let full: FullNode;
let installation: TestInstallation;
let engine: Engine;
let api: Api;
const organization = "brinewood";
const here = { organization, node: "local" };
const busybox = edgeImages.companion;

beforeAll(async () => {
  full = await createFullNode(110);
  ({ installation, engine, api } = full);
});
afterAll(() => installation?.remove());

type Kind = "containers" | "images" | "volumes" | "networks";
const list = (kind: Kind, over: object = {}, as = api) => as.nodeContents.listNodeContents({ ...here, kind, ...over });
const read = (kind: Kind, id: string, as = api) => as.nodeContents.readNodeContent({ ...here, kind, id });
const rowNames = async (...args: Parameters<typeof list>) => (await list(...args)).rows.map(({ name }) => name);

describe("lists", () => {
  it("name ours and other software’s to who looks after the node, and count another organisation’s", async () => {
    const { rows, hidden, rights, running } = await list("containers");
    expect(rows.map(({ name }) => name)).toEqual(["replica-payments", "theirs-db", "theirs-old"]);
    expect({ hidden, rights, running }).toEqual({
      hidden: { foreign: 1, rest: 0 },
      rights: { manage: true },
      running: 2,
    });
    expect(rows[0]?.owner).toMatchObject({
      kind: "application",
      application: { slug: "payments" },
      environment: "prod",
    });
    const volumes = await list("volumes");
    expect(volumes.rows.map(({ name }) => name)).toEqual([full.volumes.Payments, "spare", "warehouse"]);
    expect(volumes.rows[2]?.usedBy).toEqual({ names: ["theirs-db"], more: 0, hidden: 0 });
    expect(volumes.hidden.foreign).toBe(1);
    expect(JSON.stringify([rows, volumes])).not.toMatch(/tracking|hunter2/i);
  });

  it("are searched, filtered and sorted", async () => {
    expect(await rowNames("containers", { q: "THEIRS" })).toEqual(["theirs-db", "theirs-old"]);
    expect(await rowNames("containers", { q: "prod" })).toEqual(["replica-payments"]);
    expect(await rowNames("containers", { show: "others" })).toEqual(["theirs-db", "theirs-old"]);
    expect(await rowNames("containers", { show: "unused" })).toEqual(["theirs-old"]);
    expect(await rowNames("containers", { sort: "state" })).toEqual(["theirs-old", "replica-payments", "theirs-db"]);
    expect(await rowNames("networks", { show: "unused" })).toEqual([]);
    expect((await list("containers", { page: 9 })).page).toBe(1);
  });

  it("show a member only what is theirs to see, and another organisation nothing of this one", async () => {
    const member = await full.join("max@brinewood.example", "MEMBER", organization);
    const seen = await list("containers", {}, member);
    expect(seen).toMatchObject({ rows: [], hidden: { foreign: 1, rest: 3 }, rights: { manage: false } });
    await expect(read("containers", "theirs-db", member)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      member.nodeContents.removeNodeContent({ ...here, kind: "volumes", id: "spare", confirm: "spare" }),
    ).rejects.toMatchObject({ code: "forbidden" });

    const stranger = await full.join("pia@parcelworks.example", "ADMIN", "parcelworks");
    const at = { organization: "parcelworks", node: "local" };
    const theirs = await stranger.nodeContents.listNodeContents({ ...at, kind: "containers" });
    expect(theirs.rows.map(({ name }) => name)).toEqual(["replica-tracking"]);
    expect(theirs.hidden).toEqual({ foreign: 1, rest: 2 });
    for (const change of [
      () => stranger.nodeContents.pruneNode({ ...at, kind: "volumes", ids: ["spare"] }),
      () => stranger.nodeContents.controlContainer({ ...at, id: "theirs-db", action: "stop" }),
      () => stranger.nodeContents.createNodeVolume({ ...at, name: "mine" }),
    ])
      await expect(change()).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining("shared") });
    await expect(list("containers", {}, stranger)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("one thing", () => {
  it("is told with what needs it, and no value of a variable", async () => {
    const { thing, json, proposal } = await read("containers", "theirs-db");
    expect(thing).toMatchObject({ state: "running", image: busybox, removal: { allowed: false, why: "running" } });
    expect(json).toContain('"DB_PASSWORD=(hidden)"');
    expect(JSON.stringify({ json, proposal })).not.toContain("hunter2");
    expect((await read("networks", "backend")).thing.usedBy.names).toEqual(["theirs-db"]);
    expect(thing).toMatchObject({ volumes: ["warehouse"], networks: ["backend"] });
    expect((await read("images", busybox)).thing.names).toContain(busybox);
  });

  it("that another organisation needs, too, bears none of its names, and one that is theirs alone is not there", async () => {
    const { db } = installation.deps;
    const where = { application: { slug: "tracking" }, environment: { slug: "prod" } };
    const { id: appEnvironmentId } = await db.appEnvironment.findFirstOrThrow({ where });
    const owner = { installation: await readInstallationId(db), slug: "tracking", appEnvironmentId };
    const [shared, alone] = [imageName(owner, "0123456789ab"), imageName(owner, "ba9876543210")];
    await engine.tag(busybox, shared);
    const made = await engine.inspectImage(testApp);
    await engine.tag(testApp, alone);
    await engine.removeImage(testApp);
    try {
      const { thing, json } = await read("images", busybox);
      expect(thing.names).toEqual([busybox]);
      expect(JSON.parse(json ?? "").RepoTags).toEqual([busybox]);
      const { rows, hidden } = await list("images");
      expect(hidden.foreign).toBe(1);
      expect(JSON.stringify([rows, thing, json])).not.toContain("tracking");
      await expect(read("images", made?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
      const { stayed } = await api.nodeContents.pruneNode({ ...here, kind: "images", ids: [made?.id ?? ""] });
      expect(stayed).toMatchObject([{ reason: "It is not there any more." }]);
      expect(await engine.inspectImage(alone)).not.toBeNull();
    } finally {
      await engine.tag(alone, testApp);
      for (const name of [shared, alone]) await engine.removeImage(name);
    }
  });

  it("of an application leads there, and is not driven from here", async () => {
    const { thing, rights } = await read("containers", "replica-payments");
    expect(thing.removal).toMatchObject({ why: "application", reason: expect.stringContaining("Payments") });
    expect(rights.control).toBe(false);
    await expect(
      api.nodeContents.controlContainer({ ...here, id: "replica-payments", action: "stop" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(api.nodeContents.readContainerLog({ ...here, id: "replica-payments" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(read("containers", "replica-tracking")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("changes", () => {
  it("make volumes and networks, and say what is wrong with a wish", async () => {
    await api.nodeContents.createNodeVolume({ ...here, name: "archive", labels: "team=parcels\n" });
    await api.nodeContents.createNodeNetwork({ ...here, name: "quiet", subnet: "10.215.0.0/24", internal: true });
    expect((await list("networks", { q: "quiet" })).rows).toMatchObject([
      { subnets: ["10.215.0.0/24"], internal: true },
    ]);
    for (const [field, wish] of [
      ["name", () => api.nodeContents.createNodeVolume({ ...here, name: "archive" })],
      ["name", () => api.nodeContents.createNodeVolume({ ...here, name: "dm-mine" })],
      ["labels", () => api.nodeContents.createNodeVolume({ ...here, name: "more", labels: "no value" })],
      ["subnet", () => api.nodeContents.createNodeNetwork({ ...here, name: "over", subnet: "10.215.0.0/25" })],
    ] as const)
      await expect(wish()).rejects.toMatchObject({ code: "invalid", fields: { [field]: expect.any(String) } });
  });

  it("start, stop and remove a container of other software, which is named first", async () => {
    const at = { ...here, id: "theirs-old" };
    const state = async () => (await read("containers", "theirs-old")).thing.state;
    await api.nodeContents.controlContainer({ ...at, action: "start" });
    expect(await state()).toBe("running");
    await expect(
      api.nodeContents.removeNodeContent({ ...at, kind: "containers", confirm: "theirs-old" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await engine.kill("theirs-old", "SIGKILL");
    await expect.poll(state).toBe("exited");
    await expect(
      api.nodeContents.removeNodeContent({ ...at, kind: "containers", confirm: "theirs" }),
    ).rejects.toMatchObject({ code: "invalid", fields: { confirm: expect.any(String) } });
    await api.nodeContents.removeNodeContent({ ...at, kind: "containers", confirm: "theirs-old" });
    expect(await engine.inspect("theirs-old")).toBeNull();
    const { lines } = await api.organizations.listActivity({ organization });
    expect(lines).toContainEqual(
      expect.objectContaining({ action: "container.removed", detail: { content: "theirs-old" } }),
    );
  });

  it("plan what nothing needs, with sizes, and remove of it exactly what was chosen", async () => {
    const plan = await api.nodeContents.readPrunePlan({ ...here, kind: "volumes" });
    expect(plan.candidates.map(({ name }) => name).sort()).toEqual(["archive", "spare"]);
    expect(plan.candidates.every(({ bytes }) => bytes === 0)).toBe(true);
    expect(plan.stays).toEqual(
      expect.arrayContaining([
        { why: "used", count: 1 },
        { why: "application", count: 1 },
      ]),
    );
    const ids = ["spare", "warehouse", full.volumes.Payments as string, full.volumes.Tracking as string, "no-such"];
    const { removed, stayed } = await api.nodeContents.pruneNode({ ...here, kind: "volumes", ids });
    expect(removed).toEqual([{ name: "spare", bytes: 0 }]);
    expect(stayed.map(({ id }) => id)).toEqual(ids.slice(1));
    expect(stayed.find(({ id }) => id === full.volumes.Tracking)?.reason).toBe("It is not there any more.");
    expect(await rowNames("volumes", { show: "others" })).toEqual(["archive", "warehouse"]);
    expect((await engine.readVolumes()).map(({ name }) => name)).toContain(full.volumes.Tracking);
  });

  it("remove an image by all its names, and none that a container is of", async () => {
    await engine.tag(testApp, "theirs/app:1");
    await engine.tag(testApp, "theirs/app:2");
    const image = (await read("images", "theirs/app:1")).thing;
    const { stayed } = await api.nodeContents.pruneNode({
      ...here,
      kind: "images",
      ids: [(await read("images", busybox)).thing.id],
    });
    expect(stayed).toMatchObject([{ reason: expect.stringContaining("Used by") }]);
    await api.nodeContents.pruneNode({ ...here, kind: "images", ids: [image.id] });
    expect(await engine.inspectImage(image.id)).toBeNull();
    expect(await engine.inspectImage(busybox)).not.toBeNull();
  });
});

describe("an application out of a container", () => {
  it("is proposed with what comes along and what does not", async () => {
    const { proposal, projects } = await read("containers", "theirs-db");
    expect(proposal).toMatchObject({
      ...{ image: busybox, port: 5432, variables: ["DB_PASSWORD"], obstacle: null },
      volumes: [{ name: "warehouse", path: "/data", from: "warehouse" }],
    });
    expect(proposal?.notes.join(" ")).toMatch(/port 18081 .* empty volume at \/data.*not-a-name/);
    expect(projects.map(({ slug }) => slug)).toEqual(["payments"]);
  });

  it("is made with its variables sealed and its first deployment asked for; the container goes on", async () => {
    const wish = { ...here, id: "theirs-db", project: "payments", environment: "prod", name: "Their DB" };
    const made = await api.nodeContents.adoptContainer(wish);
    expect(made).toMatchObject({ application: "their-db", number: 1 });
    const { config } = await api.applications.readApplication(made);
    expect(config).toMatchObject({
      ...{ port: 5432, command: ["sleep", "600"], volumes: [{ name: "warehouse", path: "/data" }] },
      rollout: { order: "stop-first" },
      health: { kind: "tcp" },
    });
    const [variable, ...more] = await installation.deps.db.variable.findMany();
    expect(variable).toMatchObject({ key: "DB_PASSWORD", value: null, sealed: expect.any(String) });
    expect(more).toEqual([]);
    expect((await api.deployments.readDeployment(made)).deployment.status).toBe("QUEUED");
    expect((await engine.inspect("theirs-db"))?.status).toBe("running");
    await expect(api.nodeContents.adoptContainer({ ...wish, id: "replica-payments" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("an engine that does not answer", () => {
  it("is said so within the time that a page may take", async () => {
    await installation.host.hang();
    try {
      const began = Date.now();
      await expect(list("containers")).rejects.toMatchObject({ code: "unavailable" });
      expect(Date.now() - began).toBeLessThan(15_000);
    } finally {
      await installation.host.resume();
    }
  });
});
