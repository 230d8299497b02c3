import { afterAll, beforeAll, expect, it } from "vitest";
import { loadActor } from "../../auth/load-actor";
import { sealToken } from "../../auth/lucia-adapter";
import { type Api, createApi } from "../api";
import { createTestTree, type TestTree } from "../testing/tree";

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const password = "correct horse battery";
const email = "ines@brinewood.example";
let tree: TestTree;
let userId: string;

beforeAll(async () => {
  tree = await createTestTree();
  ({ id: userId } = await tree.deps.db.user.findUniqueOrThrow({ where: { email } }));
});
afterAll(() => tree.close());

/** As somebody who signed in just now, by a browser of theirs. */
async function signIn(id = userId): Promise<{ api: Api; token: string; sessionId: string }> {
  const { id: token } = await tree.deps.sessions.createSession(id, { userAgent: firefox });
  const sessionId = sealToken(token);
  const actor = await loadActor(tree.deps.db, id);
  return { token, sessionId, api: createApi({ ...tree.deps, actor, requestId: "test", sessionId }) };
}
const isOpen = async (token: string) => (await tree.deps.sessions.validateSession(token)).session !== null;

it("shows one's own sessions with their browsers, the present one marked", async () => {
  const [other, here] = [await signIn(), await signIn()];
  const { sessions, ...account } = await here.api.accounts.readAccount({});
  expect(account).toMatchObject({ name: "Ines", email });
  const found = sessions.filter(({ id }) => [here.sessionId, other.sessionId].includes(id));
  expect(found.map(({ browser }) => browser)).toEqual(["Firefox on Linux", "Firefox on Linux"]);
  expect(sessions.filter(({ current }) => current).map(({ id }) => id)).toEqual([here.sessionId]);
});

it("ends one session, or all others, and never somebody else's", async () => {
  const [first, second, here] = [await signIn(), await signIn(), await signIn()];
  await here.api.accounts.endSessions({ session: first.sessionId });
  expect([await isOpen(first.token), await isOpen(second.token)]).toEqual([false, true]);
  const { userId: stranger } = await here.api.members.addMember({
    ...{ organization: tree.organization, email: "ravi@brinewood.example", name: "Ravi", password, role: "MEMBER" },
  });
  const ravi = await signIn(stranger);
  expect(await ravi.api.accounts.endSessions({ session: here.sessionId })).toEqual({ ended: 0 });
  await here.api.accounts.endSessions({});
  expect([await isOpen(second.token), await isOpen(here.token), await isOpen(ravi.token)]).toEqual([false, true, true]);
});

it("changes the name", async () => {
  const { api } = await signIn();
  await api.accounts.renameAccount({ name: "  Ines   Lindqvist " });
  expect((await api.accounts.readAccount({})).name).toBe("Ines Lindqvist");
  await expect(api.accounts.renameAccount({ name: " " })).rejects.toThrow("Enter a name.");
});

it("changes the password, for who knows it, and puts out whoever else is signed in", async () => {
  const [other, here] = [await signIn(), await signIn()];
  const fresh = "staple of the whole team";
  await expect(here.api.accounts.changePassword({ current: "wrong", password: fresh })).rejects.toMatchObject({
    fields: { current: "This is not your password." },
  });
  await expect(here.api.accounts.changePassword({ current: password, password: "short" })).rejects.toMatchObject({
    fields: { password: expect.stringContaining("at least 10") },
  });
  await here.api.accounts.changePassword({ current: password, password: fresh });
  expect([await isOpen(other.token), await isOpen(here.token)]).toEqual([false, true]);
  await expect(here.api.accounts.signIn({ email, password })).rejects.toThrow("do not match");
  expect(await here.api.accounts.signIn({ email, password: fresh })).toHaveProperty("session");
  for (let i = 0; i < 5; i++)
    await expect(here.api.accounts.changePassword({ current: "guess", password: fresh })).rejects.toThrow();
  await expect(here.api.accounts.changePassword({ current: fresh, password })).rejects.toThrow("Wait 5 minutes");
});
