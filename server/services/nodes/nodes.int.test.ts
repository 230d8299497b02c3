import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../../docker/testing/host";
import { newId } from "../../db/new-id";
import type { Api } from "../api";
import { createTestTree, type TestTree } from "../testing/tree";

let tree: TestTree;
let host: TestHost;
let api: Api;
/** the owner of another organisation */
let other: Api;
let organization: string;
const theirs = "elsewhere";

beforeAll(async () => {
  [tree, host] = await Promise.all([createTestTree(), startTestHost("nodes", 51, { ssh: true, tls: true })]);
  ({ api, organization } = tree);
  const { db } = tree.deps;
  const [userId, organizationId] = [newId("user"), newId("organization")];
  await db.user.create({ data: { id: userId, email: "omar@elsewhere.example", name: "Omar", passwordHash: "none" } });
  await db.organization.create({ data: { id: organizationId, slug: theirs, name: "Elsewhere" } });
  await db.membership.create({ data: { organizationId, userId, role: "OWNER" } });
  other = await tree.as("omar@elsewhere.example");
});
afterAll(async () => {
  await tree.close();
  await host.remove();
});

const bySsh = (over: object = {}) => ({
  ...{ transport: "ssh" as const, host: host.address, port: host.ssh.port, user: "deploy" },
  ...{ privateKey: host.ssh.privateKey, ...over },
});
const byTls = (over: object = {}) => {
  const { port, ca, cert, key } = host.tls;
  return { transport: "tls" as const, host: host.address, port, ca, cert, key, ...over };
};
const at = (node: string) => ({ organization, node });
const row = (name: string) => tree.deps.db.node.findFirstOrThrow({ where: { name } });
const statuses = (checks: readonly { key: string; status: string }[]) =>
  checks.filter(({ status }) => status !== "ok").map(({ key, status }) => `${status} ${key}`);

describe("a preflight", () => {
  it("by SSH stops at a host key that nobody accepted, shows it, and goes on with it accepted", async () => {
    const first = await api.nodes.runPreflight({ organization, connection: bySsh() });
    expect(first.ready).toBe(false);
    expect(first.hostKeys).toMatchObject([{ of: "host", fingerprint: await host.ssh.hostKey(), accepted: false }]);
    expect(first.checks.map(({ key }) => key)).toEqual(["address", "host_key"]);
    // The form is sent again without the key that was entered: it goes along, sealed.
    const fingerprint = await host.ssh.hostKey();
    const connection = bySsh({ privateKey: "", draft: first.draft, fingerprint });
    const second = await api.nodes.runPreflight({ organization, connection });
    expect(statuses(second.checks)).toEqual([]);
    expect(second).toMatchObject({ ready: true, hostName: host.name });
    expect(second.checks.map(({ key }) => key)).toContain("disk");
    expect(second.checks.filter(({ key }) => key === "ports")).toHaveLength(3);
    expect(JSON.stringify([first, second])).not.toContain("PRIVATE KEY");
  });

  it("says what is wrong, where it is", async () => {
    const fingerprint = await host.ssh.hostKey();
    const check = async (connection: Parameters<typeof api.nodes.runPreflight>[0]["connection"]) =>
      statuses((await api.nodes.runPreflight({ organization, connection })).checks);
    expect(await check(bySsh({ port: 2222 }))).toEqual(["failed address"]);
    const { draft } = await api.nodes.readNewNode({ organization });
    expect(await check(bySsh({ fingerprint, privateKey: "", draft }))).toEqual(["failed login"]);
    expect(await check(bySsh({ fingerprint, user: "outsider" }))).toEqual(["failed engine"]);
    expect(await check(byTls({ port: 2222 }))).toContain("failed address");
    expect(await check(byTls({ ...host.tls.stranger }))).toContain("failed login");
    expect(await check(byTls({ ...host.tls.expired }))).toContain("failed certificate");
  });

  it("by TLS warns of certificates that end soon, and by SSH through another machine reads both host keys", async () => {
    const tls = await api.nodes.runPreflight({ organization, connection: byTls() });
    expect([tls.ready, statuses(tls.checks)]).toEqual([true, ["warn certificate", "warn certificate"]]);
    const fingerprint = await host.ssh.hostKey();
    const jump = { host: host.address, port: host.ssh.port, user: "outsider", fingerprint: "" };
    const one = await api.nodes.runPreflight({ organization, connection: bySsh({ jump }) });
    expect(one.hostKeys.map(({ of, accepted }) => [of, accepted])).toEqual([["jump", false]]);
    const two = await api.nodes.runPreflight({ organization, connection: bySsh({ jump: { ...jump, fingerprint } }) });
    expect(two.hostKeys.map(({ of, accepted }) => [of, accepted])).toEqual([
      ["jump", true],
      ["host", false],
    ]);
    const connection = bySsh({ fingerprint, jump: { ...jump, fingerprint } });
    expect((await api.nodes.runPreflight({ organization, connection })).ready).toBe(true);
  });

  it("names the port that somebody has, and opens no draft of another organisation", async () => {
    const { draft } = await other.nodes.readNewNode({ organization: theirs });
    await expect(
      api.nodes.runPreflight({ organization, connection: bySsh({ privateKey: "", draft }) }),
    ).rejects.toThrow("damaged or was moved");
    await expect(api.nodes.runPreflight({ organization, connection: bySsh({ privateKey: "" }) })).rejects.toThrow(
      "Enter the private key",
    );
    await expect(api.nodes.runPreflight({ organization, connection: byTls({ ca: "x" }) })).rejects.toThrow(
      "This is no certificate in PEM form",
    );
  });

  it("of a socket of this machine is for the first organisation alone", async () => {
    const connection = { transport: "local", socketPath: host.socket } as const;
    expect((await api.nodes.runPreflight({ organization, connection })).ready).toBe(true);
    await expect(other.nodes.runPreflight({ organization: theirs, connection })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(other.nodes.registerNode({ organization: theirs, name: "x", connection })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("machines", () => {
  it("of a range are found by what they listen on, for the first organisation alone", async () => {
    const range = `${host.address}/32`;
    expect(await api.nodes.scanRange({ organization, range })).toEqual({
      ...{ looked: 1, found: [{ host: host.address, ports: [22, 2376] }] },
    });
    await expect(api.nodes.scanRange({ organization, range: "8.8.8.0/24" })).rejects.toMatchObject({
      fields: { range: expect.stringContaining("Only private networks") },
    });
    for (const ask of [
      () => other.nodes.scanRange({ organization: theirs, range }),
      () => other.nodes.listMachines({ organization: theirs }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a node", () => {
  it("is not registered without the host key that is shown now", async () => {
    for (const fingerprint of ["", "SHA256:other"])
      await expect(
        api.nodes.registerNode({ organization, name: "fra-01", connection: bySsh({ fingerprint }) }),
      ).rejects.toMatchObject({ code: "invalid", fields: { fingerprint: expect.stringContaining("SHA256:") } });
    expect(await tree.deps.db.node.count({ where: { transport: "ssh" } })).toBe(0);
  });

  it("is registered with it, sealed, and used by the engines' pool; the same engine is not registered twice", async () => {
    const connection = bySsh({ fingerprint: await host.ssh.hostKey() });
    await api.nodes.registerNode({ organization, name: "Fra-01", connection });
    const node = await row("fra-01");
    expect(node.sealedAccess).not.toContain("PRIVATE");
    expect(node).toMatchObject({ transport: "ssh", meshAddress: host.address, state: "unknown" });
    expect(await (await tree.deps.engines.get(node.id)).list({})).toEqual([]);
    const { activities } = await readActivity();
    expect(activities).toContain("node.registered fra-01");
    await expect(api.nodes.registerNode({ organization, name: "fra-02", connection: byTls() })).rejects.toThrow(
      "This engine is the node fra-01 already",
    );
    const again = api.nodes.registerNode({ organization, name: "fra-01", connection });
    await expect(again).rejects.toMatchObject({ fields: { name: "There is a node “fra-01” already." } });
    await expect(other.nodes.registerNode({ organization: theirs, name: "mine", connection: byTls() })).rejects.toThrow(
      "another organisation’s already",
    );
  });

  it("is not there for another tenant, whatever is asked", async () => {
    const mine = { organization: theirs, node: "fra-01" };
    const foreign = { organization, node: "fra-01" };
    for (const where of [mine, foreign]) {
      const asked = [
        () => other.nodes.readNode(where),
        () => other.nodes.readNodeSettings(where),
        () => other.nodes.updateNode({ ...where, name: "stolen" }),
        () => other.nodes.updateNodeAccess({ ...where, connection: byTls() }),
        () => other.nodes.acceptHostKey({ ...where, of: "host", fingerprint: "x", confirm: "fra-01" }),
        () => other.nodes.setNodeDuty({ ...where, duty: "disabled" }),
        () => other.nodes.removeNode({ ...where, confirm: "fra-01" }),
      ];
      for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("of the installation is seen by all, and managed by the first organisation alone", async () => {
    const { db } = tree.deps;
    await db.node.create({ data: { id: "node_all", name: "shared", endpoint: "unix:///nowhere" } });
    const { node } = await other.nodes.readNode({ organization: theirs, node: "shared" });
    expect(node).toMatchObject({ shared: true, manageable: false });
    expect((await api.nodes.readNode(at("shared"))).node.manageable).toBe(true);
    await expect(
      other.nodes.setNodeDuty({ organization: theirs, node: "shared", duty: "disabled" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await api.nodes.setNodeDuty({ ...at("shared"), duty: "draining" });
    expect(await row("shared")).toMatchObject({ duty: "draining", dutySince: expect.any(Date) });
    expect((await readActivity()).activities).toContain("node.drained shared");
    const told = await db.event.count({ where: { subjectId: "node_all", type: "node.changed" } });
    expect(told).toBe(2);
  });

  it("is renamed and labelled; what makes no sense is refused by field", async () => {
    const change = { name: "fra-1", labels: "zone=fra\ndisk=ssd", meshAddress: "10.0.0.9", builds: "never" } as const;
    await api.nodes.updateNode({ ...at("fra-01"), ...change, buildLimit: 2 });
    expect(await row("fra-1")).toMatchObject({
      ...{ labels: { zone: "fra", disk: "ssd" }, meshAddress: "10.0.0.9", builds: "never", buildLimit: 2 },
    });
    await api.nodes.updateNode({ ...at("fra-1"), meshAddress: "" });
    expect(await row("fra-1")).toMatchObject({ meshAddress: null, builds: "never" });
    for (const [field, value] of [
      ["name", "shared"],
      ["name", "a b"],
      ["labels", "zone"],
      ["meshAddress", "not an address"],
    ] as const)
      await expect(api.nodes.updateNode({ ...at("fra-1"), [field]: value })).rejects.toMatchObject({
        fields: { [field]: expect.any(String) },
      });
  });

  it("gets another way once its engine answers on it, and keeps the old one otherwise", async () => {
    const before = await row("fra-1");
    await expect(
      api.nodes.updateNodeAccess({ ...at("fra-1"), connection: byTls({ ...host.tls.stranger }) }),
    ).rejects.toMatchObject({ code: "invalid" });
    expect(await row("fra-1")).toEqual(before);
    await api.nodes.updateNodeAccess({ ...at("fra-1"), connection: byTls() });
    const after = await row("fra-1");
    expect(after).toMatchObject({ transport: "tls", accessRevision: before.accessRevision + 1 });
    // What is left empty stays as it was.
    await api.nodes.updateNodeAccess({ ...at("fra-1"), connection: byTls({ ca: "", cert: "", key: "" }) });
    const connection = bySsh({ fingerprint: await host.ssh.hostKey() });
    await api.nodes.updateNodeAccess({ ...at("fra-1"), connection });
    expect((await api.nodes.readNodeSettings(at("fra-1"))).way).toMatchObject({ transport: "ssh", user: "deploy" });
  });

  it("that shows another host key is trusted again only with the one that is shown now, and its name typed", async () => {
    await host.ssh.changeHostKey();
    const fingerprint = await host.ssh.hostKey();
    const accept = { ...at("fra-1"), of: "host", fingerprint, confirm: "fra-1" } as const;
    await expect(api.nodes.acceptHostKey({ ...accept, confirm: "fra" })).rejects.toMatchObject({ code: "invalid" });
    await expect(api.nodes.acceptHostKey({ ...accept, fingerprint: "SHA256:other" })).rejects.toThrow(fingerprint);
    await api.nodes.acceptHostKey(accept);
    const node = await row("fra-1");
    expect(node.access).toMatchObject({ hostKey: { fingerprint } });
    await expect
      .poll(async () => (await tree.deps.engines.get(node.id)).list({}).catch(() => null), { timeout: 5_000 })
      .toEqual([]);
  });

  it("is not removed while something is on it, which is named; otherwise it is, and our edge with it", async () => {
    const { db } = tree.deps;
    const { id } = await row("fra-1");
    const address = await tree.createApplication("Shop");
    const appEnvironment = await db.appEnvironment.findFirstOrThrow({
      where: { application: { slug: address.application }, environment: { slug: "prod" } },
    });
    const replica = {
      id: newId("replica"),
      appEnvironmentId: appEnvironment.id,
      nodeId: id,
      groupId: "g",
      releaseId: "r",
    };
    await db.replica.create({ data: { ...replica, slot: 1, attempt: 1, containerName: "shop-1" } });
    await expect(api.nodes.removeNode({ ...at("fra-1"), confirm: "fra-1" })).rejects.toThrow(
      "1 replica is on it: Shop in prod (1). Drain it first",
    );
    expect((await api.nodes.readNodeSettings(at("fra-1"))).hindrance).toContain("Shop in prod");
    await db.replica.update({ where: { id: replica.id }, data: { removedAt: new Date() } });
    const { number } = await api.deployments.deployApplication(address);
    const build = { where: { appEnvironmentId_number: { appEnvironmentId: appEnvironment.id, number } } };
    const leaseUntil = new Date(Date.now() + 60_000);
    await db.deployment.update({ ...build, data: { status: "BUILDING", buildNodeId: id, leaseUntil } });
    await expect(api.nodes.removeNode({ ...at("fra-1"), confirm: "fra-1" })).rejects.toThrow(
      "1 build is under way on it. Disable it, and wait until it has ended.",
    );
    await db.deployment.update({ ...build, data: { leaseUntil: null } });
    await expect(api.nodes.removeNode({ ...at("fra-1"), confirm: "no" })).rejects.toMatchObject({ code: "invalid" });
    expect(await api.nodes.removeNode({ ...at("fra-1"), confirm: "fra-1" })).toEqual({ cleared: true });
    expect(await db.node.count({ where: { id } })).toBe(0);
    expect((await readActivity()).activities).toContain("node.removed fra-1");
  });
});

async function readActivity(): Promise<{ activities: readonly string[] }> {
  const rows = await tree.deps.db.activity.findMany({ where: { subjectType: "node" } });
  return { activities: rows.map(({ action, subjectName }) => `${action} ${subjectName}`) };
}
