import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "../server/db/new-id";
import { follow, type LiveServer, startLiveServer } from "../server/ws/live.testing";
import { percentile } from "./percentile";
import type { Row } from "./row";

const subscribers = 50;
const many = 4_000;
const batch = 100;
const single = 100;

/** Events of one organisation to many who follow it, each by a socket of its own; events and sockets in one process. */
export async function* benchEvents(): AsyncGenerator<Row> {
  const live = await startLiveServer();
  try {
    const organization = { id: newId("organization"), slug: "brinewood", name: "Brinewood" };
    await live.deps.db.organization.create({ data: organization });
    const { cookie } = await live.signUp("Ines", organization.id, "OWNER");
    const counts = Array.from({ length: subscribers }, () => 0);
    const total = () => counts.reduce((sum, count) => sum + count, 0);
    for (const i of counts.keys())
      follow<{ type: string }>((handlers) =>
        live.connect(cookie).api.live.events.subscribe(
          { organization: organization.slug },
          {
            ...handlers,
            onData: (item) => {
              if (item.data.type === "project.changed") counts[i] = (counts[i] ?? 0) + 1;
              handlers.onData(item);
            },
          },
        ),
      );
    while (total() < subscribers) {
      await tell(live, organization.id, 1);
      await sleep(100);
    }
    await sleep(1_000);
    yield await measureMany(live, organization.id, total);
    yield await measureSingle(live, organization.id, total);
  } finally {
    await live.stop();
  }
}

async function measureMany(live: LiveServer, organizationId: string, total: () => number): Promise<Row> {
  const before = total();
  const began = performance.now();
  for (let told = 0; told < many; told += batch) await tell(live, organizationId, batch);
  while (total() - before < many * subscribers) await sleep(5);
  const value = Math.round(many / ((performance.now() - began) / 1_000));
  const figure = `events to ${subscribers} subscribers, ${many} written as fast as can be, each told once to each`;
  return { figure, value, unit: "/s", target: "–", met: true };
}

async function measureSingle(live: LiveServer, organizationId: string, total: () => number): Promise<Row> {
  const times: number[] = [];
  for (let i = 0; i < single; i++) {
    const wanted = total() + subscribers;
    const began = performance.now();
    await tell(live, organizationId, 1);
    while (total() < wanted) await sleep(1);
    times.push(performance.now() - began);
  }
  const value = Math.round(percentile(times, 95));
  const figure = `an event, from before its commit until all ${subscribers} have it, p95 of ${single}`;
  return { figure, value, unit: "ms", target: "≤ 1000", met: value <= 1_000 };
}

const tell = async ({ deps }: LiveServer, organizationId: string, count: number): Promise<void> => {
  const event = { organizationId, type: "project.changed", subjectId: "prj_1", payload: {} };
  await deps.db.event.createMany({ data: Array.from({ length: count }, () => event) });
};
