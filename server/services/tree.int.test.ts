import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadActor } from "../auth/load-actor";
import type { Ctx } from "../context";
import { createDeps } from "../create-deps";
import { readEnv } from "../env";
import { createTestDatabase } from "../setup/testing.mjs";
import { issueSetupToken } from "./accounts/setup-link";
import { type Api, createApi } from "./api";
import { removeProject } from "./reconcile/remove-project";
import type { ReconcileDeps } from "./reconcile/reconcile-deps";
import { takeDown } from "./reconcile/take-down";

const password = "correct horse battery";
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let deps: ReturnType<typeof createDeps>;

/** Nothing was ever deployed here, so taking down meets no machine. */
const driver = {
  get db() {
    return deps.db;
  },
  now: () => new Date(),
} as unknown as ReconcileDeps;

const nobody = (): Ctx => ({ ...deps, actor: null, requestId: "test" });
async function as(email: string): Promise<Api> {
  const { id } = await deps.db.user.findUniqueOrThrow({ where: { email } });
  return createApi({ ...nobody(), actor: await loadActor(deps.db, id) });
}

beforeAll(async () => {
  database = await createTestDatabase();
  const REDIS_URL = process.env.TEST_REDIS_URL;
  deps = createDeps(
    readEnv({ DATABASE_URL: database.url, REDIS_URL, DM_MASTER_KEY: Buffer.alloc(32).toString("base64") }),
  );
});
afterAll(async () => {
  await deps.close();
  await database.drop();
});

describe("the first administrator", () => {
  const form = { name: "Ines", email: "Ines@Brinewood.example", password, organization: "Brinewood Logistics" };

  it("needs the newest link, and uses it up", async () => {
    const old = await issueSetupToken(deps);
    const token = await issueSetupToken(deps);
    const api = createApi(nobody());
    await expect(api.accounts.createFirstAdministrator({ ...form, token: old ?? "" })).rejects.toThrow(
      "This link was used",
    );
    await expect(
      api.accounts.createFirstAdministrator({ ...form, token: token ?? "", password: "short" }),
    ).rejects.toThrow();
    const noName = { ...form, token: token ?? "", organization: " " };
    await expect(api.accounts.createFirstAdministrator(noName)).rejects.toMatchObject({
      fields: { organization: "Enter a name." },
    });
    const made = await api.accounts.createFirstAdministrator({ ...form, token: token ?? "" });
    expect(made.organization).toBe("brinewood-logistics");
    const { session, user } = await deps.sessions.validateSession(made.session);
    expect([session?.fresh, user?.actor.name]).toEqual([false, "Ines"]);
    await expect(api.accounts.createFirstAdministrator({ ...form, token: token ?? "" })).rejects.toThrow(
      "This link was used",
    );
    expect(await issueSetupToken(deps)).toBeNull();
  });

  it("leaves no token in the database that would open a session", async () => {
    const { session } = await createApi(nobody()).accounts.signIn({ email: form.email, password });
    const rows = await deps.db.session.findMany();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.id)).not.toContain(session);
  });
});

describe("signing in", () => {
  it("pauses an address after five wrong passwords, known or not", async () => {
    const api = createApi(nobody());
    const email = `nobody-${Date.now()}@example.com`;
    for (const left of [4, 3, 2, 1])
      await expect(api.accounts.signIn({ email, password: "wrong" })).rejects.toThrow(`${left} tr`);
    await expect(api.accounts.signIn({ email, password: "wrong" })).rejects.toThrow("Wait 5 minutes");
    await expect(api.accounts.signIn({ email, password: "wrong" })).rejects.toThrow("Too many wrong passwords");
  });
});

describe("the tree", () => {
  const organization = "brinewood-logistics";

  it("grows projects with three environments, and nested folders", async () => {
    const api = await as("ines@brinewood.example");
    const { slug } = await api.projects.createProject({ organization, name: "Checkout & billing" });
    expect(await api.projects.createProject({ organization, name: "Checkout billing" })).toEqual({
      slug: "checkout-billing-2",
    });
    const outer = await api.folders.createFolder({ organization, project: slug, name: "Payments" });
    const inner = await api.folders.createFolder({ organization, project: slug, name: "Cards", parentId: outer.id });
    await expect(api.folders.createFolder({ organization, project: slug, name: "Payments" })).rejects.toThrow(
      "already",
    );
    await expect(api.folders.moveFolder({ folderId: outer.id, parentId: inner.id })).rejects.toThrow("into itself");
    const page = await api.projects.readProject({ organization, project: slug });
    expect(page.environments.map((row) => row.slug)).toEqual(["dev", "staging", "prod"]);
    expect(page.folders.map((row) => [row.name, row.parentId === outer.id])).toEqual([
      ["Cards", true],
      ["Payments", false],
    ]);
    const other = await api.folders.createFolder({ organization, project: slug, name: "Cards" });
    await expect(api.folders.deleteFolder({ folderId: outer.id })).rejects.toThrow("one of that name already");
    await expect(api.folders.moveFolder({ folderId: inner.id, parentId: null })).rejects.toThrow("already");
    await expect(api.folders.renameFolder({ folderId: other.id, name: "Payments" })).rejects.toThrow("already");
    await api.folders.renameFolder({ folderId: inner.id, name: "Payments" });
    await api.folders.renameFolder({ folderId: other.id, name: "Billing" });
    await api.folders.deleteFolder({ folderId: outer.id });
    const after = await api.projects.readProject({ organization, project: slug });
    expect(after.folders).toEqual([
      { id: other.id, name: "Billing", parentId: null },
      { id: inner.id, name: "Payments", parentId: null },
    ]);
  });

  it("deletes a project only by its typed name, and tells who did it", async () => {
    const api = await as("ines@brinewood.example");
    const project = "checkout-billing-2";
    await expect(api.projects.deleteProject({ organization, project, confirm: "yes" })).rejects.toThrow(
      "Type “Checkout billing”",
    );
    await api.applications.createApplication({ organization, project, name: "web", source: { kind: "example" } });
    await api.projects.deleteProject({ organization, project, confirm: "Checkout billing" });
    await expect(
      api.applications.createApplication({ organization, project, name: "late", source: { kind: "example" } }),
    ).rejects.toThrow("is being deleted");
    await expect(api.folders.createFolder({ organization, project, name: "late" })).rejects.toThrow("is being deleted");
    const at = { organization, project, application: "web", environment: "dev" };
    await expect(api.deployments.deployApplication(at)).rejects.toThrow("is being deleted");
    const { lines } = await api.organizations.listActivity({ organization });
    expect(lines[0]).toMatchObject({ actorName: "Ines", action: "project.deleted", subjectName: "Checkout billing" });
    const { id, applications } = await deps.db.project.findFirstOrThrow({
      where: { slug: project },
      include: { applications: true },
    });
    await removeProject(driver, id);
    expect(await deps.db.project.count({ where: { id } })).toBe(1);
    for (const application of applications) await takeDown(driver, application.id);
    await removeProject(driver, id);
    expect(await deps.db.project.count({ where: { id } })).toBe(0);
  });

  it("is closed to a member until a team gives a right, and again when it is taken away", async () => {
    const owner = await as("ines@brinewood.example");
    const { userId } = await owner.members.addMember({
      organization,
      email: "ravi@x.example",
      name: "Ravi",
      password,
      role: "MEMBER",
    });
    const project = "checkout-billing";
    const read = async () => (await as("ravi@x.example")).projects.readProject({ organization, project });
    await expect(read()).rejects.toThrow("You need the right “project.read”");
    const { id: teamId } = await owner.teams.createTeam({ organization, name: "Payments" });
    await owner.teams.setTeamMember({ teamId, userId, member: true });
    const { id: projectId } = await deps.db.project.findFirstOrThrow({ where: { slug: project } });
    await owner.teams.grantProject({ teamId, projectId, role: "VIEWER" });
    expect((await read()).rights).toMatchObject({ update: false, createApplication: false });
    await expect(
      (await as("ravi@x.example")).projects.renameProject({ organization, project, name: "Mine" }),
    ).rejects.toThrow("You need");
    await owner.teams.grantProject({ teamId, projectId, role: null });
    await expect(read()).rejects.toThrow("You need");
  });

  it("shows nothing of another organisation, not even that it is there", async () => {
    const owner = await as("ines@brinewood.example");
    await owner.members.addMember({ organization, email: "eve@y.example", name: "Eve", password, role: "MEMBER" });
    await deps.db.membership.deleteMany({ where: { user: { email: "eve@y.example" } } });
    const eve = await as("eve@y.example");
    await eve.organizations.createOrganization({ name: "Elsewhere" });
    const again = await as("eve@y.example");
    const folder = await deps.db.folder.findFirstOrThrow();
    const team = await deps.db.team.findFirstOrThrow();
    await expect(again.organizations.readOrganization({ organization })).rejects.toThrow(
      "There is no such organisation",
    );
    await expect(again.projects.readProject({ organization, project: "checkout-billing" })).rejects.toThrow(
      "no such project",
    );
    await expect(again.folders.renameFolder({ folderId: folder.id, name: "x" })).rejects.toThrow("no such folder");
    await expect(again.teams.setTeamMember({ teamId: team.id, userId: "x", member: true })).rejects.toThrow(
      "no such team",
    );
  });

  it("lets nobody hand out a role above their own", async () => {
    const owner = await as("ines@brinewood.example");
    await owner.members.addMember({ organization, email: "ada@x.example", name: "Ada", password, role: "ADMIN" });
    const ada = await as("ada@x.example");
    const form = { organization, email: "bob@x.example", name: "Bob", password, role: "OWNER" as const };
    await expect(ada.members.addMember(form)).rejects.toThrow("above their own");
  });
});
