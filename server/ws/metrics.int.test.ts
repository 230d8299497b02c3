import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { newId } from "../db/new-id";
import { emptyPoint } from "../domain/metrics/point";
import { publishPoints } from "../metrics/metric-feed";
import type { MetricView } from "../domain/metrics/to-view";
import { plant } from "../services/testing/plant";
import { follow, type LiveServer, type Seen, startLiveServer, type TestClient } from "./live.testing";

let live: LiveServer;
const organization = { id: newId("organization"), slug: "brinewood", name: "Brinewood" };
const project = { id: newId("project"), slug: "checkout", name: "Checkout" };
let owner: { userId: string; cookie: string };
let stranger: { userId: string; cookie: string };
let subjectId: string;

beforeAll(async () => {
  live = await startLiveServer();
  const { db } = live.deps;
  await db.organization.create({ data: organization });
  await db.project.create({ data: { ...project, organizationId: organization.id } });
  const environment = { id: newId("environment"), slug: "prod", name: "prod", position: 0 };
  await db.environment.create({ data: { ...environment, projectId: project.id } });
  await plant(db, project.id, [{ name: "web", cells: { prod: { desired: 1 } } }]);
  owner = await live.signUp("Ines", organization.id, "OWNER");
  stranger = await live.signUp("Ravi", organization.id);
  subjectId = (await db.appEnvironment.findFirstOrThrow()).id;
});
afterAll(() => live.stop());

const where = { organization: organization.slug, project: project.slug, application: "web", environment: "prod" };
const watch = (client: TestClient): Seen<MetricView> =>
  follow((handlers) => client.api.live.metrics.subscribe(where, handlers));
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 20 });
const publish = (at: number) => publishPoints(live.deps.redis, [{ ...emptyPoint, subjectId, at, cpu: at / 1_000 }]);
const times = ({ items }: Seen<MetricView>) => items.map(({ data }) => data.at);

/** Publishes until it is seen: nobody is told what was before he looked. */
async function publishUntilSeen(seen: Seen<MetricView>, at: number): Promise<void> {
  await until(() => {
    publish(at);
    expect(times(seen)).toContain(at);
  });
}

describe("the newest figures of an application", () => {
  it("come to all who look, and again after the connection dropped or Redis was away", async () => {
    const [a, b] = [live.connect(owner.cookie), live.connect(owner.cookie)];
    const [first, second] = [watch(a), watch(b)];
    await publishUntilSeen(first, 10_000);
    await publishUntilSeen(second, 20_000);
    await until(() => expect(times(first)).toEqual([10_000, 20_000]));
    expect(first.items[0]?.data).toMatchObject({ cpu: 10, p95: null });
    a.sockets.at(-1)?.terminate();
    await publishUntilSeen(first, 30_000);
    await live.deps.redis.call("CLIENT", "KILL", "TYPE", "pubsub");
    await publishUntilSeen(second, 40_000);
    expect(times(second)).toEqual([...new Set(times(second))]);
    await a.close();
    await b.close();
  });

  it("are not told twice, nor back in time", async () => {
    const client = live.connect(owner.cookie);
    const seen = watch(client);
    await publishUntilSeen(seen, 60_000);
    for (const at of [60_000, 50_000, 60_000]) publish(at);
    await publishUntilSeen(seen, 70_000);
    expect(times(seen).filter((at) => at >= 60_000)).toEqual([60_000, 70_000]);
    await client.close();
  });

  it("are refused to those who may not see it", async () => {
    const client = live.connect(stranger.cookie);
    const seen = watch(client);
    await until(() => expect(seen.error()).not.toBeNull());
    expect(seen.items).toEqual([]);
    await client.close();
  });
});
