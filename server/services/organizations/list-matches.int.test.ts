import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadActor } from "../../auth/load-actor";
import { createApi } from "../api";
import { createTestTree, type TestAddress, type TestTree } from "../testing/tree";

let tree: TestTree;
let payments: TestAddress;
const search = (text: string) => tree.api.organizations.listMatches({ organization: tree.organization, search: text });

beforeAll(async () => {
  tree = await createTestTree();
  payments = await tree.createApplication("payments-api");
  await tree.createApplication("repayments");
  await tree.createApplication("100%_sure");
  await tree.api.domains.addDomain({ ...payments, host: "pay.brinewood.example", path: "/" });
});
afterAll(() => tree.close());

it("finds applications, projects and domains by a part of their name, what begins with it first", async () => {
  const { applications, projects, suggestion } = await search("PAYMENTS");
  expect(applications.map(({ name }) => name)).toEqual(["payments-api", "repayments"]);
  expect(projects.map(({ name }) => name)).toEqual(["Project of payments-api", "Project of repayments"]);
  expect(suggestion).toBeNull();
  expect((await search("pay.brinewood")).domains).toMatchObject([
    { host: "pay.brinewood.example", environment: "prod" },
  ]);
});

it("takes what was typed as text, not as a pattern", async () => {
  for (const text of ["%_", "100%"])
    expect((await search(text)).applications.map(({ name }) => name)).toEqual(["100%_sure"]);
  for (const text of ["_ayments", "\\", "'; drop table"]) expect((await search(text)).applications).toEqual([]);
});

it("finds deployments by their number", async () => {
  await tree.api.deployments.deployApplication(payments);
  for (const text of ["#1", "1"])
    expect((await search(text)).deployments).toMatchObject([{ number: 1, name: "payments-api", environment: "prod" }]);
  expect((await search("#2")).deployments).toEqual([]);
});

it("says what was likely meant when nothing is called like that", async () =>
  expect(await search("pamyents-api")).toMatchObject({ applications: [], suggestion: "payments-api" }));

it("finds nothing that one may not see", async () => {
  const { slug } = await tree.api.organizations.createOrganization({ name: "Other" });
  const id = randomUUID();
  const { id: organizationId } = await tree.deps.db.organization.findUniqueOrThrow({
    where: { slug: tree.organization },
  });
  await tree.deps.db.user.create({ data: { id, email: `${id}@x.example`, name: "Ravi", passwordHash: "" } });
  await tree.deps.db.membership.create({ data: { userId: id, organizationId, role: "MEMBER" } });
  const ravi = createApi({ ...tree.deps, actor: await loadActor(tree.deps.db, id), requestId: "test" });
  const nothing = { projects: [], applications: [], domains: [], deployments: [], suggestion: null };
  const wish = { organization: tree.organization, search: "payments-api" };
  expect(await ravi.organizations.listMatches(wish)).toEqual(nothing);
  await expect(ravi.organizations.listMatches({ ...wish, organization: slug })).rejects.toThrow("organisation");
  // Another organisation's names are not even suggested.
  const owner = await tree.as("ines@brinewood.example");
  expect(await owner.organizations.listMatches({ organization: slug, search: "pamyents-api" })).toEqual(nothing);
});
