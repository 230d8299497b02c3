import { afterAll, beforeAll, expect, it } from "vitest";
import { loadActor } from "../../auth/load-actor";
import { defaultConfig } from "../../domain/application/config";
import { createApi } from "../api";
import { createTestTree, type TestTree } from "../testing/tree";

let tree: TestTree;

beforeAll(async () => {
  tree = await createTestTree();
});

afterAll(() => tree.close());

it("tells from where something was done, and nothing of what had no request", async () => {
  const { deps, organization } = tree;
  const { id } = await deps.db.user.findFirstOrThrow();
  const actor = await loadActor(deps.db, id);
  const from = { requestId: "7f3a91c2", address: "192.0.2.7", userAgent: "A browser" };
  await createApi({ ...deps, actor, ...from }).projects.createProject({ organization, name: "Shop" });
  await tree.api.projects.createProject({ organization, name: "Bank" });
  const { lines } = await tree.api.organizations.listActivity({ organization, what: "projects" });
  expect(lines[1]).toMatchObject({ subjectName: "Shop", ...from });
  expect(lines[0]).toMatchObject({ subjectName: "Bank", address: null, userAgent: null });
});

it("tells before and after of what was changed, and is narrowed to a project and a time", async () => {
  const { api, organization } = tree;
  const shop = await tree.createApplication("orders");
  await tree.createApplication("ledger");
  const { configVersion } = await tree.deps.db.appEnvironment.findFirstOrThrow({
    where: { application: { slug: shop.application }, environment: { slug: shop.environment } },
  });
  const config = { ...defaultConfig, replicas: 3, limits: { ...defaultConfig.limits, cpus: 2 } };
  await api.applications.updateConfig({ ...shop, version: configVersion, config });
  const list = (more: object) => api.organizations.listActivity({ organization, ...more });

  const { lines, projects } = await list({ project: shop.project });
  expect(lines.map(({ action }) => action)).toEqual([
    "application.configured",
    "application.created",
    "project.created",
  ]);
  expect(lines[0]?.detail).toMatchObject({
    changes: [
      { group: "Resources", label: "CPU", from: "no limit", to: "2 cores" },
      { group: "Resources", label: "Replicas", from: "1", to: "3" },
    ],
  });
  expect(projects).toContainEqual({ slug: shop.project, name: expect.any(String) });
  const at = new Date(lines[1]?.createdAt ?? 0).toISOString();
  expect((await list({ project: shop.project, until: at })).lines.map(({ action }) => action)).toEqual([
    "project.created",
  ]);
  expect((await list({ project: shop.project, from: at })).lines).toHaveLength(2);
  expect((await list({ project: "nowhere" })).lines).toEqual([]);
});

it("exports the same lines, and announces a new one only to those who may read them", async () => {
  const { api, organization, deps } = tree;
  const exported = await api.organizations.readActivity({ organization });
  const listed = await api.organizations.listActivity({ organization });
  expect(exported.lines.slice(0, 50)).toEqual(listed.lines);
  expect(await deps.db.event.count({ where: { type: "activity.new" } })).toBe(await deps.db.activity.count());
});
