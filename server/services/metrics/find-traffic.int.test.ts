import { afterAll, beforeAll, expect, it } from "vitest";
import { durationBounds } from "../../domain/metrics/durations";
import { emptyPoint } from "../../domain/metrics/point";
import { floorTo } from "../../domain/metrics/ranges";
import { createTestTree, type TestTree } from "../testing/tree";
import { savePoints } from "./save-points";

const password = "correct horse battery";
const now = Date.now();
const minute = 60_000;
let tree: TestTree;
const ids: Record<string, string> = {};
const createProject = async (organization: string, name: string): Promise<string> => {
  const { slug } = await tree.api.projects.createProject({ organization, name });
  return (await tree.deps.db.project.findFirstOrThrow({ where: { slug, organization: { slug: organization } } })).id;
};

/** Points of a minute, so many minutes ago: answers per second, and those of them that failed; all took up to 5 ms. */
const points = (subjectId: string, ...rates: [minutesAgo: number, requests: number | null, errors: number | null][]) =>
  savePoints(
    tree.deps.db,
    60,
    rates.map(([ago, requests, errors]) => ({
      ...{ ...emptyPoint, subjectId, requests, errors },
      at: new Date(floorTo(now - ago * minute, 60)),
      durations: requests === null ? [] : durationBounds.map((_, i) => (i === 0 ? requests * 60 : 0)).concat(0),
    })),
  );

beforeAll(async () => {
  tree = await createTestTree();
  const { db } = tree.deps;
  for (const name of ["Shop", "Post", "Quiet"]) ids[name] = await createProject(tree.organization, name);
  ids.organization = (await db.organization.findFirstOrThrow()).id;
  await points(ids.Shop ?? "", [90, 500, 0], [30, 4, 1], [20, null, null], [10, 2, 0]);
  await points(ids.Post ?? "", [30, 7, 0]);
  await points(ids.organization, [30, 11, 1], [10, 2, 0]);
});
afterAll(() => tree.close());

const overviewOf = async (api: TestTree["api"]) => {
  const { totals, projects } = await api.organizations.readOverview({ organization: tree.organization });
  return { all: totals.traffic, of: (name: string) => projects.find((row) => row.name === name)?.traffic };
};

it("tells of the last hour for each project and for all of them", async () => {
  const { all, of } = await overviewOf(tree.api);
  expect(of("Shop")).toMatchObject({ requests: 3, failed: 60, p50: 2.5 });
  expect(of("Shop")?.errors).toBeCloseTo(1 / 6);
  expect(of("Shop")?.line.filter((rate) => rate !== null)).toEqual([4, 2]);
  expect(of("Post")).toMatchObject({ requests: 7, failed: 0, errors: 0 });
  expect(of("Quiet")).toMatchObject({ requests: null, errors: null, p95: null });
  expect(all).toMatchObject({ requests: 6.5, failed: 60 });
});

it("tells a member of what the projects of their teams had, and of no other", async () => {
  const { organization, api } = tree;
  await api.members.addMember({ organization, email: "ravi@x.example", name: "Ravi", password, role: "MEMBER" });
  expect((await overviewOf(await tree.as("ravi@x.example"))).all).toMatchObject({ requests: null, failed: null });
  const { id: teamId } = await api.teams.createTeam({ organization, name: "Lookers" });
  const { id: userId } = await tree.deps.db.user.findUniqueOrThrow({ where: { email: "ravi@x.example" } });
  await api.teams.setTeamMember({ teamId, userId, member: true });
  for (const name of ["Shop", "Quiet"])
    await api.teams.grantProject({ teamId, projectId: ids[name] ?? "", role: "VIEWER" });
  const { all, of } = await overviewOf(await tree.as("ravi@x.example"));
  expect(all).toMatchObject({ requests: 3, failed: 60 });
  expect(of("Post")).toBeUndefined();
});
