import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { recordEvent } from "../events/record-event";
import type { LiveEvent } from "../services/live/watch-events";
import { migrate } from "../setup/migrate.mjs";
import { readPostmaster, startPostgres } from "../setup/postgres.mjs";
import { follow, type LiveServer, type Seen, startLiveServer, type TestClient } from "./live.testing";

/** A Postgres of this file's own, for it is killed. */
let folder: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let live: LiveServer;
let cookie: string;
const organizationId = "org_1";
const launch = () => startPostgres(path.join(folder, "postgres"));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dm-live-"));
  postgres = await launch();
  await migrate(postgres.url);
  live = await startLiveServer({ DATABASE_URL: postgres.url });
  await live.deps.db.organization.create({ data: { id: organizationId, slug: "brinewood", name: "Brinewood" } });
  await live.deps.db.project.create({ data: { id: "prj_1", slug: "checkout", name: "Checkout", organizationId } });
  ({ cookie } = await live.signUp("Ines", organizationId, "OWNER"));
});
afterAll(async () => {
  await live.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

let told = 0;
async function tell({ deps }: LiveServer): Promise<string> {
  const subjectId = String(++told);
  const event = { organizationId, type: "project.changed", subjectId, payload: { projectId: "prj_1" } } as const;
  // A database that has just come back may refuse the first connections.
  await vi.waitFor(() => recordEvent(deps.db, event), { timeout: 120_000, interval: 100 });
  return subjectId;
}
const watch = (client: TestClient, lastEventId?: string): Seen<LiveEvent> =>
  follow((handlers) =>
    client.api.live.events.subscribe({ organization: "brinewood", ...(lastEventId ? { lastEventId } : {}) }, handlers),
  );
const subjects = ({ items }: Seen<LiveEvent>) =>
  items.flatMap(({ data }) => (data.type === "project.changed" ? [data.subjectId] : []));
const until = (check: () => void) => vi.waitFor(check, { timeout: 120_000, interval: 20 });

it("Postgres killed and back ends no stream, and no event is lost", async () => {
  const client = live.connect(cookie);
  const seen = watch(client);
  await until(() => expect(seen.items.length).toBe(1));
  const wanted = [await tell(live)];
  await until(() => expect(subjects(seen)).toEqual(wanted));
  for (let round = 0; round < 2; round++) {
    process.kill(readPostmaster(postgres.data)?.pid ?? 0, "SIGKILL");
    await sleep(1_000);
    postgres = await launch();
    for (let n = 0; n < 3; n++) wanted.push(await tell(live));
    await until(() => expect(subjects(seen)).toEqual(wanted));
  }
  expect([seen.error(), client.sockets.length]).toEqual([null, 1]);
  await client.close();
});

it("a server that was restarted goes on after the last event that was seen", async () => {
  const client = live.connect(cookie);
  const seen = watch(client);
  await until(() => expect(seen.items.length).toBe(1));
  const before = await tell(live);
  await until(() => expect(subjects(seen)).toEqual([before]));
  await live.stop();
  live = await startLiveServer({ DATABASE_URL: postgres.url });
  const missed = [await tell(live), await tell(live)];
  const again = watch(live.connect(cookie), seen.items.at(-1)?.id);
  await until(() => expect(subjects(again)).toEqual(missed));
});

it("a server that stops closes its sockets as one that comes back", async () => {
  const { cookie } = await live.signUp("Ada", organizationId, "OWNER");
  const client = live.connect(cookie);
  const seen = watch(client);
  await until(() => expect(seen.items.length).toBe(1));
  const code = new Promise((resolve) => client.sockets.at(-1)?.once("close", resolve));
  await live.sockets.close();
  expect(await code).toBe(1001);
  expect(seen.error()).toBeNull();
  await client.close();
});
