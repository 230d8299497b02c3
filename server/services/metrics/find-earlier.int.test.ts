import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../db/new-id";
import { emptyPoint } from "../../domain/metrics/point";
import { floorTo } from "../../domain/metrics/ranges";
import { plant } from "../testing/plant";
import { createTestTree, type TestTree } from "../testing/tree";
import { savePoints } from "./save-points";

const minute = 60_000;
const day = 24 * 60;
let tree: TestTree;
let subjectId: string;
const at = { organization: "", project: "", application: "api", environment: "prod" };
const read = (compare: "none" | "day" | "release") =>
  tree.api.applications.readApplicationMetrics({ ...at, range: "1h", compare });

/** Means of ten minutes, so many minutes ago. */
const points = (...cores: readonly (readonly [minutesAgo: number, cpu: number])[]) =>
  savePoints(
    tree.deps.db,
    600,
    cores.map(([ago, cpu]) => ({
      ...{ ...emptyPoint, subjectId, cpu },
      at: new Date(floorTo(Date.now() - ago * minute, 600)),
    })),
  );

beforeAll(async () => {
  tree = await createTestTree();
  const { db } = tree.deps;
  at.organization = tree.organization;
  at.project = (await tree.api.projects.createProject({ organization: tree.organization, name: "Shop" })).slug;
  const { id } = await db.project.findFirstOrThrow({ where: { slug: at.project } });
  await plant(db, id, [{ name: "api", cells: { prod: { release: { number: 7 }, ageMs: 3 * day * minute } } }]);
  subjectId = (await db.appEnvironment.findFirstOrThrow({ where: { environment: { slug: "prod" } } })).id;
  await points([day + 90, 9], [day + 30, 2], [day + 20, 4], [day - 15, 9], [3 * day + 30, 6], [3 * day - 15, 9]);
});
afterAll(() => tree.close());

describe("figures of an earlier time", () => {
  it("are not read unless they are wished for", async () => expect((await read("none")).earlier).toBeNull());

  it("are those of the same time a day ago, and one for all of it", async () => {
    const { earlier, to } = await read("day");
    expect(earlier).toMatchObject({ kind: "day", release: null, shift: day * minute, bin: 600, whole: { cpu: 3 } });
    expect(earlier?.points.map(({ cpu }) => cpu)).toEqual([2, 4]);
    for (const point of earlier?.points ?? []) expect(point.at + (earlier?.shift ?? 0)).toBeLessThan(to);
  });

  it("of the release before: there are none while no other one served", async () =>
    expect((await read("release")).earlier).toBeNull());

  it("are those until the release that serves came, which restarts of it do not change", async () => {
    const { db } = tree.deps;
    const base = { appEnvironmentId: subjectId, kind: "DEPLOY", request: {}, status: "SUCCEEDED" } as const;
    const row = await db.appEnvironment.findUniqueOrThrow({ where: { id: subjectId } });
    const before = newId("release");
    const { id: _id, ...release } = await db.release.findFirstOrThrow({ where: { appEnvironmentId: subjectId } });
    const json = { source: {}, variables: [], spec: release.spec as object };
    await db.release.create({ data: { ...release, ...json, id: before, number: 6 } });
    await db.deployment.updateMany({ where: { appEnvironmentId: subjectId }, data: { previousReleaseId: before } });
    const restart = newId("deployment");
    await db.deployment.create({
      data: {
        ...{ ...base, id: restart, number: 2, groupId: restart, releaseId: row.currentReleaseId },
        ...{ previousReleaseId: row.currentReleaseId, servingAt: new Date(), endedAt: new Date() },
      },
    });
    const { earlier } = await read("release");
    expect(earlier).toMatchObject({ kind: "release", release: 6, whole: { cpu: 6 } });
    expect(earlier?.points.map(({ cpu }) => cpu)).toEqual([6]);
  });
});
