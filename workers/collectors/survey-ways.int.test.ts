import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { sealPlace } from "../../server/machines/node-access";
import { createTestInstallation, type TestInstallation } from "../testing/installation";
import { surveyNode } from "./survey-node";

let installation: TestInstallation;
let host: TestHost;
const ending: (() => Promise<void>)[] = [];

beforeAll(async () => {
  [installation, host] = await Promise.all([
    createTestInstallation("surveyw", 55),
    startTestHost("surveyh", 56, { ssh: true, tls: true }),
  ]);
});
afterEach(async () => {
  for (const end of ending.splice(0)) await end();
});
afterAll(async () => {
  await installation.remove();
  await host.remove();
});

const soon = { timeout: 60_000, interval: 200 };
const times = { calmMs: 100, doubtMs: 100, roomMs: 3_600_000, wholeMs: 3_600_000 };
const node = (id: string) => installation.deps.db.node.findUniqueOrThrow({ where: { id } });
const notices = (nodeId: string) =>
  installation.deps.db.notification.findMany({ where: { nodeId }, select: { what: true } });

function survey(id: string): void {
  const end = new AbortController();
  const ended = surveyNode(installation.deps, id, end.signal, times);
  ending.push(async () => {
    end.abort();
    await ended;
  });
}

it("a node whose host key changed is unreachable, and both keys are kept until one is accepted", async () => {
  const { api, organization, deps } = installation;
  const before = await host.ssh.hostKey();
  const way = { transport: "ssh", host: host.address, port: host.ssh.port, user: "deploy" } as const;
  const connection = { ...way, privateKey: host.ssh.privateKey, fingerprint: before };
  await api.nodes.registerNode({ organization, name: "fra-01", connection });
  const { id } = await deps.db.node.findFirstOrThrow({ where: { name: "fra-01" } });
  survey(id);
  await expect.poll(async () => (await node(id)).state, soon).toBe("ready");
  await host.ssh.changeHostKey();
  const after = await host.ssh.hostKey();
  await expect
    .poll(async () => (await node(id)).shownHostKey, soon)
    .toEqual({ of: "host", type: "ssh-ed25519", fingerprint: after, known: before });
  await expect.poll(async () => (await node(id)).state, soon).toBe("unreachable");
  const { node: shown } = await api.nodes.readNode({ organization, node: "fra-01" });
  expect(shown.troubles[0]).toMatchObject({ kind: "host_key", known: before, fingerprint: after });
  await api.nodes.acceptHostKey({ organization, node: "fra-01", of: "host", fingerprint: after, confirm: "fra-01" });
  await expect.poll(async () => (await node(id)).state, soon).toBe("ready");
  expect((await node(id)).shownHostKey).toBeNull();
});

it("the end of a certificate is told 30 days before, and once more when it is over, each once", async () => {
  const { db, vault } = installation.deps;
  const { port, ca, cert, key } = host.tls;
  const id = "node_tls";
  const until = (ms: number) => ({
    certificateUntil: new Date(Date.now() + ms).toISOString(),
    authorityUntil: "2099-01-01T00:00:00.000Z",
  });
  const day = 86_400_000;
  await db.node.create({
    data: {
      ...{ id, name: "tls-01", transport: "tls", endpoint: `tcp://${host.address}:${port}`, access: until(40 * day) },
      sealedAccess: vault.seal(JSON.stringify({ ca, cert, key }), sealPlace(id)),
    },
  });
  survey(id);
  await expect.poll(async () => (await node(id)).state, soon).toBe("ready");
  expect((await node(id)).certificateNotice).toBeNull();
  await db.node.update({ where: { id }, data: { access: until(9 * day) } });
  await expect.poll(async () => (await node(id)).certificateNotice, soon).toBe("soon");
  await db.node.update({ where: { id }, data: { access: until(-day) } });
  await expect.poll(async () => (await node(id)).certificateNotice, soon).toBe("over");
  // Two looks later there is still one of each.
  for (let look = 0; look < 2; look++) {
    await db.node.update({ where: { id }, data: { state: "unknown" } });
    await expect.poll(async () => (await node(id)).state, soon).toBe("ready");
  }
  expect((await notices(id)).map(({ what }) => what).sort()).toEqual([
    "node.certificate_over",
    "node.certificate_soon",
  ]);
  const { node: shown } = await installation.api.nodes.readNode({
    organization: installation.organization,
    node: "tls-01",
  });
  expect(shown.troubles.map(({ kind }) => kind)).toContain("certificate");
});
