import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRequestContext } from "../../http/request-context";
import { createApi } from "../api";
import { createTestTree, type TestAddress, type TestTree } from "../testing/tree";

const password = "correct horse battery";
let tree: TestTree;
let first: TestAddress;
let second: TestAddress;

beforeAll(async () => {
  tree = await createTestTree();
  first = await tree.createApplication("Storefront");
  second = await tree.createApplication("Checkout");
  await tree.api.domains.addDomain({ ...first, host: "shop.test" });
});
afterAll(() => tree.close());

const failure = async (work: Promise<unknown>): Promise<{ code: string; message: string; all: string }> => {
  const error = await work.then(
    () => null,
    (reason: Error & { code: string }) => reason,
  );
  if (error === null) throw new Error("It was not refused.");
  return { code: error.code, message: error.message, all: JSON.stringify({ ...error, message: error.message }) };
};

describe("two applications with the same host and path", () => {
  it.each([{ host: "shop.test" }, { host: "SHOP.test", path: "/" }])(
    "are refused with the name of the one that has it: %j",
    async (domain) => {
      const { code, message } = await failure(tree.api.domains.addDomain({ ...second, ...domain }));
      expect(code).toBe("conflict");
      expect(message).toBe(
        "“Storefront” (Project of Storefront, prod) has shop.test already. Remove it there first, or choose another one.",
      );
    },
  );

  it("are not the same by another path, nor once it was removed", async () => {
    const { api } = tree;
    const { id } = await api.domains.addDomain({ ...second, host: "shop.test", path: "/checkout" });
    const { message } = await failure(api.domains.addDomain({ ...first, host: "shop.test", path: "/checkout" }));
    expect(message).toContain("“Checkout” (Project of Checkout, prod) has shop.test/checkout already.");
    await api.domains.removeDomain({ ...second, domainId: id });
    await api.domains.addDomain({ ...first, host: "shop.test", path: "/checkout" });
  });

  it("that ask in the same moment: one gets it", async () => {
    const asked = [first, second].map((at) => tree.api.domains.addDomain({ ...at, host: "race.test" }));
    const results = await Promise.allSettled(asked);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("of another organisation tell no name of it", async () => {
    await tree.api.members.addMember({
      ...{ organization: tree.organization, email: "eve@y.example", name: "Eve", password, role: "MEMBER" },
    });
    await tree.deps.db.membership.deleteMany({ where: { user: { email: "eve@y.example" } } });
    await (await tree.as("eve@y.example")).organizations.createOrganization({ name: "Elsewhere" });
    const eve = await tree.as("eve@y.example");
    const theirs = await tree.createApplication("Theirs", eve, "elsewhere");
    const { message, all } = await failure(eve.domains.addDomain({ ...theirs, host: "shop.test" }));
    expect(message).toBe(
      "Another application of this installation has shop.test already. Remove it there first, or choose another one.",
    );
    for (const name of ["Storefront", "storefront", "Brinewood", "prod"]) expect(all).not.toContain(name);
    // and the other way round
    await eve.domains.addDomain({ ...theirs, host: "theirs.test" });
    const back = await failure(tree.api.domains.addDomain({ ...first, host: "theirs.test" }));
    expect(back.all).not.toMatch(/Theirs|Elsewhere/);
  });

  it("of a project that one may not read tell no name of it either", async () => {
    const { api, organization, deps } = tree;
    const member = { organization, email: "ravi@x.example", name: "Ravi", password, role: "MEMBER" as const };
    const { userId } = await api.members.addMember(member);
    const { id: teamId } = await api.teams.createTeam({ organization, name: "Checkout" });
    await api.teams.setTeamMember({ teamId, userId, member: true });
    const { id: projectId } = await deps.db.project.findFirstOrThrow({ where: { slug: second.project } });
    await api.teams.grantProject({ teamId, projectId, role: "DEVELOPER" });
    const ravi = await tree.as("ravi@x.example");
    const { all } = await failure(ravi.domains.addDomain({ ...second, host: "shop.test" }));
    expect(all).toContain("Another application of this installation");
    expect(all).not.toContain("Storefront");
  });
});

describe("the name of Docker Manager itself", () => {
  const refused = async (host: string, at = first, api = tree.api) =>
    (await failure(api.domains.addDomain({ ...at, host }))).message;

  it("is no application’s, whose pages would be sent the sessions of all", async () => {
    expect(await refused("MANAGER.test")).toMatch(/^Docker Manager itself is reached by this name/);
    await tree.api.domains.addDomain({ ...first, host: "shop.manager.test" });
  });

  it("is also the one by which the request came, where no other is known", async () => {
    const { session, secret } = await signedIn();
    const cookie = `${session}=${secret}`;
    const headers = { cookie, host: "10-0-0-7.office.test:3000" };
    const ctx = await createRequestContext(tree.deps, { headers, socket: {} } as unknown as IncomingMessage);
    expect(await refused("10-0-0-7.office.test", first, createApi(ctx))).toMatch(/^Docker Manager itself/);
  });
});

async function signedIn() {
  const { sessions, db } = tree.deps;
  const { id } = await db.user.findUniqueOrThrow({ where: { email: "ines@brinewood.example" } });
  const { name, value } = sessions.createSessionCookie((await sessions.createSession(id, { userAgent: null })).id);
  return { session: name, secret: value };
}
