import { afterAll, beforeAll, expect, it } from "vitest";
import { loadActor } from "../../auth/load-actor";
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
