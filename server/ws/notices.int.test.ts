import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newId } from "../db/new-id";
import { notify } from "../services/notifications/notify";
import type { LiveEvent } from "../services/live/watch-events";
import { plant } from "../services/testing/plant";
import { follow, type LiveServer, type Seen, startLiveServer, type TestClient } from "./live.testing";

let live: LiveServer;
const organization = { id: newId("organization"), slug: "brinewood", name: "Brinewood" };
const project = { id: newId("project"), slug: "checkout", name: "Checkout" };
let owner: { userId: string; cookie: string };
let ravi: { userId: string; cookie: string };
let appEnvironmentId: string;

beforeAll(async () => {
  live = await startLiveServer();
  const { db } = live.deps;
  await db.organization.create({ data: organization });
  await db.project.create({ data: { ...project, organizationId: organization.id } });
  await db.environment.create({
    data: { id: newId("environment"), slug: "prod", name: "prod", position: 0, projectId: project.id },
  });
  await plant(db, project.id, [{ name: "web", cells: { prod: {} } }]);
  owner = await live.signUp("Ines", organization.id, "OWNER");
  ravi = await live.signUp("Ravi", organization.id);
  const team = { id: newId("team"), organizationId: organization.id, slug: "web", name: "Web" };
  await db.team.create({ data: team });
  await db.teamMember.create({ data: { teamId: team.id, userId: ravi.userId } });
  await db.teamGrant.create({ data: { teamId: team.id, projectId: project.id, role: "DEVELOPER" } });
  appEnvironmentId = (await db.appEnvironment.findFirstOrThrow()).id;
});
afterAll(() => live.stop());

const watch = (client: TestClient): Seen<LiveEvent> =>
  follow((handlers) =>
    client.api.live.events.subscribe({ organization: "brinewood", types: ["notification.new"] }, handlers),
  );
const ids = ({ items }: Seen<LiveEvent>) =>
  items.filter(({ data }) => data.type === "notification.new").map(({ data }) => data.subjectId);
const rows = async (userId: string) =>
  (await live.deps.db.notification.findMany({ where: { userId }, orderBy: { id: "asc" } })).map(({ id }) => String(id));
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 20 });

/** Something that all who may deploy are told of. */
const tell = () =>
  live.deps.db.$transaction((tx) =>
    notify(
      tx,
      { what: "application.down" },
      { organizationId: organization.id, projectId: project.id },
      { appEnvironmentId, detail: null },
      new Date(),
    ),
  );

it("each is told of what is his, with nothing lost or twice over lost connections, and of nothing he may not see", async () => {
  const [first, second] = [live.connect(owner.cookie), live.connect(ravi.cookie)];
  const [seen, his] = [watch(first), watch(second)];
  await until(() => expect([seen.items.length, his.items.length]).toEqual([1, 1]));
  await tell();
  await until(() => expect([ids(seen).length, ids(his).length]).toEqual([1, 1]));
  for (let i = 0; i < 3; i++) {
    first.sockets.at(-1)?.terminate();
    await tell();
    await tell();
  }
  await until(async () => expect(ids(seen)).toEqual(await rows(owner.userId)));
  await until(async () => expect(ids(his)).toEqual(await rows(ravi.userId)));
  expect(ids(seen)).toHaveLength(7);

  await live.deps.db.teamGrant.deleteMany();
  const known = ids(his);
  await tell();
  await until(async () => expect(ids(seen)).toEqual(await rows(owner.userId)));
  await live.deps.db.teamGrant.create({
    data: { teamId: (await live.deps.db.team.findFirstOrThrow()).id, projectId: project.id, role: "VIEWER" },
  });
  expect(await rows(ravi.userId)).toEqual(known);
  expect(ids(his)).toEqual(known);
  await first.close();
  await second.close();
});
