import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { readHostKey } from "../docker/transport/ssh/read-host-key";
import { createKeyPair } from "../docker/transport/ssh/key-pair";
import { createTestTree, type TestTree } from "../services/testing/tree";
import { type SshAccess, type SshSecrets, sealPlace, type TlsSecrets } from "./node-access";

let tree: TestTree;
let host: TestHost;
let ssh: { access: SshAccess; secrets: SshSecrets };

beforeAll(async () => {
  [tree, host] = await Promise.all([createTestTree(), startTestHost("ways", 50, { ssh: true, tls: true })]);
  const hostKey = await readHostKey({ host: host.address, port: host.ssh.port });
  const access = { hostKey, socketPath: "/var/run/docker.sock", jump: null, publicKey: "" };
  ssh = { access, secrets: { privateKey: host.ssh.privateKey, jump: null } };
});
afterAll(async () => {
  await tree.close();
  await host.remove();
});

/** It is noticed within two seconds where the machine is not busy; here only that it is. */
const noticed = { timeout: 30_000, interval: 100 };
const list = async (id: string) => (await tree.deps.engines.get(id)).list({});

async function add(id: string, transport: "ssh" | "tls", access: object, secrets: object): Promise<string> {
  const { db, vault } = tree.deps;
  const endpoint = transport === "ssh" ? `ssh://deploy@${host.address}` : `tcp://${host.address}:${host.tls.port}`;
  const sealedAccess = vault.seal(JSON.stringify(secrets), sealPlace(id));
  await db.node.create({ data: { id, name: id, transport, endpoint, access, sealedAccess } });
  return id;
}

async function change(id: string, secrets: SshSecrets | TlsSecrets): Promise<void> {
  const { db, vault } = tree.deps;
  const data = {
    sealedAccess: vault.seal(JSON.stringify(secrets), sealPlace(id)),
    accessRevision: { increment: 1 },
  };
  await db.node.update({ where: { id }, data });
}

describe("a node by SSH", () => {
  it("is reached by a connection that is kept", async () => {
    const id = await add("node_ssh", "ssh", ssh.access, ssh.secrets);
    expect(await list(id)).toEqual([]);
    expect(await tree.deps.engines.get(id)).toBe(await tree.deps.engines.get(id));
  });

  it("through another machine", async () => {
    const jump = { host: host.address, port: host.ssh.port, user: "outsider", hostKey: ssh.access.hostKey };
    const id = await add("node_jump", "ssh", { ...ssh.access, jump }, ssh.secrets);
    expect(await list(id)).toEqual([]);
  });

  it("is left for another way as soon as its revision is higher, with what is under way", async () => {
    const events = await (await tree.deps.engines.get("node_ssh")).events(new AbortController().signal);
    const broken = expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({ reason: "unreachable" });
    await change("node_ssh", { ...ssh.secrets, privateKey: createKeyPair("test").privateKey });
    await expect
      .poll(() => list("node_ssh").catch((error: Error) => error.message), noticed)
      .toContain("does not take this key");
    await broken;
    await change("node_ssh", ssh.secrets);
    await expect.poll(() => list("node_ssh").catch(() => null), noticed).toEqual([]);
  });

  // How soon is told by `npm run bench -- transports`.
  it("is reached again after its link was away for 10 s", async () => {
    expect(await list("node_ssh")).toEqual([]);
    await host.cut();
    await expect(list("node_ssh")).rejects.toMatchObject({ code: "unavailable" });
    await sleep(10_000);
    await host.heal();
    await expect.poll(() => list("node_ssh").catch(() => null), noticed).toEqual([]);
  });

  it("is not opened by what was sealed for another", async () => {
    const { db } = tree.deps;
    const { sealedAccess } = await db.node.findUniqueOrThrow({ where: { id: "node_jump" } });
    const more = { name: "moved", transport: "ssh", endpoint: `ssh://deploy@${host.address}`, access: ssh.access };
    await db.node.create({ data: { id: "node_moved", ...more, sealedAccess } });
    await expect(list("node_moved")).rejects.toThrow("damaged or was moved");
  });

  it("that is gone is not found, and its connection ends", async () => {
    const events = await (await tree.deps.engines.get("node_jump")).events(new AbortController().signal);
    const broken = expect(events[Symbol.asyncIterator]().next()).rejects.toMatchObject({ reason: "unreachable" });
    await tree.deps.db.node.delete({ where: { id: "node_jump" } });
    await expect.poll(() => list("node_jump").catch((error) => error.code), noticed).toBe("not_found");
    await broken;
  });
});

describe("a node by TCP with TLS", () => {
  it("is opened by our certificate, and by no other", async () => {
    const { ca, cert, key, expired, stranger } = host.tls;
    const access = { certificateUntil: "2030-01-01T00:00:00.000Z", authorityUntil: "2030-01-01T00:00:00.000Z" };
    const id = await add("node_tls", "tls", access, { ca, cert, key });
    expect(await list(id)).toEqual([]);
    for (const [other, said] of [
      [expired, /certificate expired|bad certificate/i],
      [stranger, /bad certificate|unknown ca/i],
    ] as const) {
      await change(id, { ca, ...other });
      await expect.poll(() => list(id).catch((error: Error) => error.message), noticed).toMatch(said);
    }
    await change(id, { ca, cert, key });
    await expect.poll(() => list(id).catch(() => null), noticed).toEqual([]);
  });
});
