import { afterAll, beforeAll, expect, it } from "vitest";
import { type BareMachine, startBareMachine } from "../../../docker/testing/bare-machine";
import { readHostKey } from "../../docker/transport/ssh/read-host-key";
import { newId } from "../../db/new-id";
import { createTestTree, type TestTree } from "../testing/tree";

let tree: TestTree;
let machine: BareMachine;
let fingerprint: string;
/** The first time its system is made, out of packages that are fetched. */
const first = 600_000;

beforeAll(async () => {
  [tree, machine] = await Promise.all([createTestTree(), startBareMachine("bare", 171)]);
  ({ fingerprint } = await readHostKey({ host: machine.address, port: 22 }));
}, first);
afterAll(async () => {
  await tree.close();
  await machine.remove();
});

const by = (user: string) => {
  const { address: host, privateKey } = machine;
  return { transport: "ssh" as const, host, user, privateKey, fingerprint };
};
const preflight = (user: string) =>
  tree.api.nodes.runPreflight({ organization: tree.organization, connection: by(user) });
const begin = (user: string) => tree.api.nodes.installDocker({ organization: tree.organization, connection: by(user) });
const read = (run: string) => tree.api.nodes.readInstallation({ organization: tree.organization, run });

async function untilEnded(run: string) {
  await expect.poll(async () => (await read(run)).phase, { timeout: 240_000, interval: 300 }).not.toBe("running");
  return read(run);
}
const install = async (user: string) => untilEnded((await begin(user)).run);
const hasDocker = () =>
  machine.run(["test", "-e", "/usr/sbin/dockerd"]).then(
    () => true,
    () => false,
  );

it("who may not use sudo is told what to run, and nothing is begun", async () => {
  const { checks, install: offer } = await preflight("outsider");
  expect(checks.at(-1)).toMatchObject({ key: "engine", status: "failed" });
  expect(checks.at(-1)?.remedy).toContain("outsider is not root and may not use sudo without a password");
  expect(offer).toMatchObject({ offered: false, lines: expect.arrayContaining(["usermod -aG docker outsider"]) });
  const { phase, problem, steps } = await install("outsider");
  expect([phase, steps.map(({ status }) => status)]).toEqual(["failed", ["done", "failed"]]);
  expect(problem).toContain("run there as root what stands below");
});

it("sources that do not answer are said as that; the machine is as it was, and may be tried again", async () => {
  const port = `:${machine.mirror.port} `;
  await machine.run(["sed", "-i", `s/${port}/:9 /`, "/etc/apt/sources.list"]);
  const { phase, problem, steps } = await install("deploy");
  await machine.run(["sed", "-i", `s/:9 /${port}/`, "/etc/apt/sources.list"]);
  expect(phase).toBe("failed");
  expect(problem).toContain("cannot fetch packages from its sources");
  expect(steps.find(({ status }) => status === "failed")?.lines.join("\n")).toMatch(/docker\.io|failed/i);
  expect(steps.at(-1)).toMatchObject({ key: "answer", status: "cancelled" });
  expect([await hasDocker(), await machine.run(["dpkg", "--audit"])]).toEqual([false, ""]);
});

it("cancelled, the step that runs comes to its end and none begins after it", async () => {
  const { organization } = tree;
  const { run } = await begin("deploy");
  await tree.api.nodes.cancelInstallation({ organization, run });
  const { phase, steps } = await untilEnded(run);
  expect(phase).toBe("cancelled");
  expect(steps.find(({ key }) => key === "install")?.status).toBe("cancelled");
  expect(await hasDocker()).toBe(false);
});

it("a bare machine becomes a node, and what is done is not done twice", async () => {
  const { api, organization, deps } = tree;
  const { install: offer } = await preflight("deploy");
  expect(offer).toMatchObject({ offered: true });
  const { run, draft } = await begin("deploy");
  // Another one does not begin meanwhile: it is the same.
  expect((await begin("deploy")).run).toBe(run);
  const { phase, problem, steps } = await untilEnded(run);
  expect([phase, problem]).toEqual(["done", null]);
  const keys = ["system", "rights", "update", "install", "start", "group", "answer"];
  expect(steps.map(({ key, status }) => [key, status])).toEqual(keys.map((key) => [key, "done"]));
  expect(steps.at(-1)?.note).toMatch(/^Docker Engine \d+/);
  expect(steps.find(({ key }) => key === "install")?.lines.join("\n")).toContain("docker.io");
  expect(JSON.stringify([draft, steps])).not.toContain("PRIVATE KEY");

  const found = await preflight("deploy");
  expect([found.ready, found.install]).toEqual([true, null]);
  await api.nodes.registerNode({ organization, name: "bare-01", connection: by("deploy") });

  const packages = machine.mirror.packages();
  const again = await install("deploy");
  expect([again.phase, again.steps.map(({ key }) => key)]).toEqual(["done", ["system", "rights", "answer"]]);
  expect(machine.mirror.packages()).toBe(packages);
  const activities = await deps.db.activity.findMany({ where: { subjectType: "machine" }, orderBy: { id: "asc" } });
  expect(activities.map(({ action }) => action)).toEqual(
    expect.arrayContaining(["machine.installBegan", "machine.installFailed", "machine.installCancelled"]),
  );
  expect(activities.filter(({ action }) => action === "machine.installed")).toHaveLength(2);
  expect(activities.every(({ subjectName }) => subjectName.includes(machine.address))).toBe(true);
}, 240_000);

it("is for who manages nodes there, with a host key that somebody accepted", async () => {
  const { deps, api, organization } = tree;
  const [userId, organizationId] = [newId("user"), newId("organization")];
  await deps.db.user.create({
    data: { id: userId, email: "omar@elsewhere.example", name: "Omar", passwordHash: "none" },
  });
  await deps.db.organization.create({ data: { id: organizationId, slug: "elsewhere", name: "Elsewhere" } });
  await deps.db.membership.create({ data: { organizationId, userId, role: "OWNER" } });
  const other = await tree.as("omar@elsewhere.example");
  const { run } = await begin("deploy");
  await untilEnded(run);
  for (const where of [organization, "elsewhere"])
    await expect(other.nodes.readInstallation({ organization: where, run })).rejects.toMatchObject({
      code: "not_found",
    });
  const connection = { ...by("deploy"), fingerprint: "" };
  await expect(api.nodes.installDocker({ organization, connection })).rejects.toMatchObject({
    fields: { fingerprint: expect.stringContaining("Compare and accept") },
  });
});
