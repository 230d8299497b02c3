import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { TailedLinesOfMany } from "../services/logs/follow-organization-logs";
import { follow, type Seen, type TestClient } from "./live.testing";
import { at, isRow, type LogBed, makeLogBed, type Replica, writes } from "./logs.testing";

let bed: LogBed;
let cookie: string;
const other = { project: at.project, application: "mailer", environment: at.environment };
const payments = { project: at.project, application: at.application, environment: at.environment };

beforeAll(async () => {
  bed = await makeLogBed("manylogs", 14);
  ({ cookie } = await bed.live.signUp("Ines", bed.organizationId, "OWNER"));
  const { db } = bed.live.deps;
  const source = { sourceKind: "IMAGE", source: {} } as const;
  const row = { id: "app_mailer", slug: other.application, name: "Mailer", projectId: bed.projectId, ...source };
  await db.application.create({ data: row });
  const place = { applicationId: "app_mailer", environmentId: "env_logs", config: {} };
  await db.appEnvironment.create({ data: { id: "ae_mailer", ...place } });
}, 180_000);
afterAll(async () => {
  await bed.live.stop();
  await bed.host.remove();
}, 60_000);

/** No test is about time; a busy machine may take long. */
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 120_000, interval: 30 });
const followMany = (client: TestClient): Seen<TailedLinesOfMany> =>
  follow((handlers) =>
    client.api.live.organizationLogs.subscribe(
      { organization: at.organization, applications: [payments, other] },
      handlers,
    ),
  );
const linesOf = ({ items }: Seen<TailedLinesOfMany>) => items.flatMap(({ data }) => data.lines);
const numbersOf = (seen: Seen<TailedLinesOfMany>, of: string) =>
  linesOf(seen).flatMap((line) => (line.of === of && line.stream !== "note" ? [Number(line.text.split(" ")[1])] : []));

it("tells the lines of several applications in the order of time, each with whose it is", async () => {
  const replicas: Replica[] = [
    await bed.run(1, `${writes("pay", 2, 50, 60)} console.error("token open-sesame-17");`),
    await bed.run(1, `${writes("mail", 2, 50, 60)}`, "ae_mailer"),
  ];
  const client = bed.live.connect(cookie);
  const first = followMany(client);
  await until(() =>
    expect([numbersOf(first, "ae_logs").length, numbersOf(first, "ae_mailer").length]).toEqual([61, 60]),
  );
  expect(first.items[0]?.data.running).toEqual([
    { slot: 1, release: 7, of: "ae_mailer" },
    { slot: 1, release: 7, of: "ae_logs" },
  ]);
  expect(linesOf(first).find(({ stream }) => stream === "stderr")).toMatchObject({ of: "ae_logs", text: "token •••" });
  // What is there at the beginning is complete, so its order is strict however slow the machine is.
  const later = followMany(client);
  await until(() => expect(linesOf(later).length).toBe(121));
  const times = linesOf(later).map((line) => line.at);
  expect(times).toEqual([...times].sort());
  await client.close();
  for (const replica of replicas) await replica.remove();
});

it("goes on where it was after the connection dropped, without a line lost or doubled; a replica that comes is told too", async () => {
  const replicas = [await bed.run(2, writes("pay", 5, 10)), await bed.run(2, writes("mail", 5, 10), "ae_mailer")];
  const client = bed.live.connect(cookie);
  const seen = followMany(client);
  const fresh = (of: string, slot: number) =>
    linesOf(seen).flatMap((line) => (line.of === of && line.slot === slot ? [Number(line.text.split(" ")[1])] : []));
  for (let drop = 1; drop <= 3; drop++) {
    const counts = [fresh("ae_logs", 2).length, fresh("ae_mailer", 2).length];
    await until(() => {
      expect(fresh("ae_logs", 2).length).toBeGreaterThan(Number(counts[0]) + 200);
      expect(fresh("ae_mailer", 2).length).toBeGreaterThan(Number(counts[1]) + 200);
    });
    client.sockets.at(-1)?.terminate();
    await until(() => expect(client.sockets.length).toBe(drop + 1));
  }
  replicas.push(await bed.run(3, writes("mail", 5, 10), "ae_mailer"));
  await until(() => expect(fresh("ae_mailer", 3).length).toBeGreaterThan(100));
  for (const numbers of [fresh("ae_logs", 2), fresh("ae_mailer", 2), fresh("ae_mailer", 3)])
    expect(isRow(numbers)).toBe(true);
  expect(fresh("ae_mailer", 3)[0]).toBe(1);
  await client.close();
  for (const replica of replicas) await replica.remove();
});

it("ends for all of them when the right to one is taken away", async () => {
  const { db } = bed.live.deps;
  const { organizationId } = bed;
  const ravi = await bed.live.signUp("Ravi", organizationId);
  await db.team.create({ data: { id: "team_logs", slug: "payments", name: "Payments", organizationId } });
  await db.teamMember.create({ data: { teamId: "team_logs", userId: ravi.userId } });
  await db.teamGrant.create({ data: { teamId: "team_logs", projectId: bed.projectId, role: "VIEWER" } });
  await bed.run(1, writes("mail", 1, 100), "ae_mailer");
  const client = bed.live.connect(ravi.cookie);
  const seen = followMany(client);
  await until(() => expect(numbersOf(seen, "ae_mailer").length).toBeGreaterThan(5));
  expect(seen.error()).toBeNull();
  await db.teamGrant.deleteMany({ where: { teamId: "team_logs" } });
  await until(() => expect(seen.error()).toContain("There is no such application"));
  await client.close();
});
