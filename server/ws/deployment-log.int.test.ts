import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { recordEvent } from "../events/record-event";
import type { LoggedLines } from "../services/deployments/follow-deployment-log";
import { follow, type LiveServer, type Seen, startLiveServer, type TestClient } from "./live.testing";

let live: LiveServer;
let cookie: string;
const at = { organization: "brinewood", project: "checkout", application: "payments", environment: "dev" };
const organizationId = "org_1";

beforeAll(async () => {
  live = await startLiveServer();
  const { db } = live.deps;
  await db.organization.createMany({
    data: [
      { id: organizationId, slug: at.organization, name: "Brinewood" },
      { id: "org_2", slug: "elsewhere", name: "Elsewhere" },
    ],
  });
  await db.project.create({ data: { id: "prj_1", slug: at.project, name: "Checkout", organizationId } });
  await db.environment.create({ data: { id: "env_1", slug: "dev", name: "dev", position: 0, projectId: "prj_1" } });
  await db.application.create({
    data: { id: "app_1", slug: at.application, name: "P", projectId: "prj_1", sourceKind: "IMAGE", source: {} },
  });
  await db.appEnvironment.create({
    data: { id: "ae_1", applicationId: "app_1", environmentId: "env_1", config: {} },
  });
  ({ cookie } = await live.signUp("Ines", organizationId, "OWNER"));
});
afterAll(() => live.stop());

const until = (check: () => void) => vi.waitFor(check, { timeout: 120_000, interval: 20 });
const textsOf = ({ items }: Seen<LoggedLines>) => items.flatMap(({ data }) => data.lines.map(({ text }) => text));
const watch = (client: TestClient, number: number, lastEventId?: string): Seen<LoggedLines> =>
  follow((handlers) =>
    client.api.deployments.log.subscribe({ ...at, number, ...(lastEventId ? { lastEventId } : {}) }, handlers),
  );

async function begin(number: number): Promise<string> {
  const id = `dep_${number}`;
  const asked = { kind: "DEPLOY", status: "BUILDING", request: {}, groupId: id } as const;
  await live.deps.db.deployment.create({ data: { id, appEnvironmentId: "ae_1", number, ...asked } });
  return id;
}

/** As the writer of a build's log does: lines and their announcement in one transaction. */
async function write(deploymentId: string, from: number, count: number, length = 0): Promise<string[]> {
  const seqs = Array.from({ length: count }, (_, index) => from + index);
  const data = seqs.map((seq) => {
    const text = `step ${seq} ${"x".repeat(length)}`;
    return { deploymentId, seq, at: new Date(), stream: "build", text };
  });
  await live.deps.db.$transaction(async (tx) => {
    await tx.deploymentLine.createMany({ data });
    const payload = { projectId: "prj_1", seq: from + count - 1 };
    await recordEvent(tx, { organizationId, type: "deployment.log", subjectId: deploymentId, payload });
  });
  return data.map(({ text }) => text);
}

async function end(id: string): Promise<void> {
  await live.deps.db.$transaction(async (tx) => {
    await tx.deployment.update({ where: { id }, data: { status: "SUCCEEDED", endedAt: new Date() } });
    const payload = { projectId: "prj_1", appEnvironmentId: "ae_1", status: "SUCCEEDED" };
    await recordEvent(tx, { organizationId, type: "deployment.progress", subjectId: id, payload });
  });
}

describe("the log of a deployment", () => {
  it("comes line by line, goes on after the connection dropped, and ends with the deployment", async () => {
    const id = await begin(1);
    const wanted = await write(id, 1, 3);
    const client = live.connect(cookie);
    const seen = watch(client, 1);
    await until(() => expect(textsOf(seen)).toEqual(wanted));
    wanted.push(...(await write(id, 4, 2)));
    await until(() => expect(textsOf(seen)).toEqual(wanted));
    client.sockets.at(-1)?.terminate();
    wanted.push(...(await write(id, 6, 500)));
    await until(() => expect(textsOf(seen)).toEqual(wanted));
    expect(seen.ended()).toBe(false);
    wanted.push(...(await write(id, 506, 1)));
    await end(id);
    await until(() => expect(seen.ended()).toBe(true));
    expect(textsOf(seen)).toEqual(wanted);
    const later = watch(client, 1, "504");
    await until(() => expect(later.ended()).toBe(true));
    expect(textsOf(later)).toEqual(wanted.slice(504));
    await client.close();
  });

  it("waits for a reader that stops reading, instead of being kept for it", async () => {
    const id = await begin(2);
    const wanted: string[] = [];
    for (let from = 1; from < 5_000; from += 500) wanted.push(...(await write(id, from, 500, 3_000)));
    await end(id);
    const client = live.connect(cookie);
    await client.api.organizations.list.query({});
    client.sockets.at(-1)?.pause();
    const seen = watch(client, 2);
    let most = 0;
    await until(() => {
      most = Math.max(most, live.sockets.waitingBytes());
      expect(most).toBeGreaterThan(256 * 1024);
    });
    for (let look = 0; look < 20; look++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      most = Math.max(most, live.sockets.waitingBytes());
    }
    // What may wait, and one item on top.
    expect(most).toBeLessThan(256 * 1024 + 1_000_000);
    client.sockets.at(-1)?.resume();
    await until(() => expect(seen.ended()).toBe(true));
    expect(textsOf(seen)).toEqual(wanted);
    await client.close();
  });

  it("is nobody else's", async () => {
    const stranger = await live.signUp("Eve", "org_2", "OWNER");
    const member = await live.signUp("Ravi", organizationId);
    const foreign = watch(live.connect(stranger.cookie), 1);
    const refused = watch(live.connect(member.cookie), 1);
    await until(() => expect(foreign.error()).toContain("There is no such application"));
    await until(() => expect(refused.error()).toContain("You need the right “project.read”"));
    expect([foreign.items, refused.items]).toEqual([[], []]);
  });
});
