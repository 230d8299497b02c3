import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, type Database } from "../../db/client";
import { emptyPoint } from "../../domain/metrics/point";
import { createTestDatabase } from "../../setup/testing.mjs";
import { findUpToNow } from "./find-up-to-now";
import { rollUp } from "./roll-up";
import { addToPoints, savePoints } from "./save-points";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = createDatabase(database.url);
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
});
beforeEach(() => db.metricPoint.deleteMany());

const noon = Date.parse("2026-11-27T12:00:00Z");
const at = (seconds: number) => new Date(noon + seconds * 1_000);
/** Every 10 s from noon on, for so many seconds. */
const measure = (seconds: number, subjectIds: readonly string[] = ["ae_1"]) =>
  savePoints(
    db,
    10,
    Array.from({ length: seconds / 10 }, (_, i) =>
      subjectIds.map((subjectId) => ({ ...emptyPoint, subjectId, at: at(i * 10), cpu: i, durations: [1, 2] })),
    ).flat(),
  );
const of = (step: number) =>
  db.metricPoint.findMany({ where: { step }, orderBy: [{ at: "asc" }, { subjectId: "asc" }] });
const run = (seconds: number) => rollUp({ db, now: () => at(seconds) });

describe("points", () => {
  it("come back as they were kept, and are kept once", async () => {
    const point = { ...emptyPoint, subjectId: "ae_1", at: at(0), cpu: 0.25, requests: 3, durations: [7, 0, 9] };
    await savePoints(db, 10, [point, { ...emptyPoint, subjectId: "ae_2", at: at(0) }]);
    await savePoints(db, 10, [{ ...point, cpu: 99 }]);
    expect(await of(10)).toEqual([
      { ...point, step: 10 },
      { ...emptyPoint, subjectId: "ae_2", at: at(0), step: 10 },
    ]);
  });

  it("of what runs on several nodes are added up, and what no node measured stays unknown", async () => {
    const part = { ...emptyPoint, subjectId: "ae_1", at: at(0) };
    await addToPoints(db, 10, [{ ...part, cpu: 0.25, requests: 3, durations: [7, 0, 9] }]);
    const sums = await addToPoints(db, 10, [
      { ...part, cpu: 0.5, errors: 1, durations: [1, 1] },
      { ...part, subjectId: "ae_2", memory: 5 },
    ]);
    const whole = { ...part, cpu: 0.75, requests: 3, errors: 1, durations: [8, 1, 9] };
    expect(sums).toEqual([whole, { ...part, subjectId: "ae_2", memory: 5 }]);
    expect(await of(10)).toEqual(sums.map((point) => ({ ...point, step: 10 })));
    expect(await addToPoints(db, 10, [])).toEqual([]);
  });

  it("become minutes when the minute is over, and are not lost at its end", async () => {
    await measure(120);
    await run(61);
    expect(await of(60)).toEqual([]);
    await run(76);
    expect(await of(60)).toMatchObject([{ at: at(0), cpu: 2.5, durations: [6, 12] }]);
    await run(140);
    await run(141);
    expect(await of(60)).toMatchObject([{ cpu: 2.5 }, { at: at(60), cpu: 8.5, durations: [6, 12] }]);
  });

  it("become ten minutes, but for those of replicas", async () => {
    await measure(600, ["ae_1", "rep_1"]);
    await run(620);
    await run(700);
    expect(await of(600)).toMatchObject([{ subjectId: "ae_1", at: at(0), cpu: 29.5, durations: [60, 120] }]);
  });

  it("are seen in each length before they are rolled up, a minute weighing more than ten seconds", async () => {
    await measure(90);
    const seen = async (step: 10 | 60 | 600) =>
      (await findUpToNow(db, "ae_1", step, at(0))).map((point) => [(point.at - noon) / 1_000, point.cpu]);
    const minutes = [
      [0, 2.5],
      [60, 7],
    ];
    expect(await seen(10)).toHaveLength(9);
    expect(await seen(60)).toEqual(minutes);
    expect(await seen(600)).toEqual([[0, 4.75]]);
    await run(80);
    expect(await of(60)).toHaveLength(1);
    expect(await seen(60)).toEqual(minutes);
    expect(await seen(600)).toEqual([[0, 4.75]]);
  });

  it("that were missed while nobody rolled up are made up for", async () => {
    await measure(300);
    await run(500);
    expect(await of(60)).toHaveLength(5);
  });

  it("are forgotten at their age: an hour, a day, thirty days", async () => {
    await measure(60);
    for (const [seconds, counts] of [
      [80, [6, 1]],
      [3_600 + 240, [0, 1]],
      [25 * 3_600, [0, 0]],
    ] as const) {
      await run(seconds);
      expect([(await of(10)).length, (await of(60)).length]).toEqual(counts);
    }
    await savePoints(db, 600, [{ ...emptyPoint, subjectId: "ae_1", at: at(0), cpu: 1 }]);
    await run(29 * 24 * 3_600);
    expect(await of(600)).toHaveLength(1);
    await run(31 * 24 * 3_600);
    expect(await of(600)).toEqual([]);
  });
});
