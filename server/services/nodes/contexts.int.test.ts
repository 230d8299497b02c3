import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../../docker/testing/host";
import { findProgram } from "../../setup/system-packages.mjs";
import { newId } from "../../db/new-id";
import type { Api } from "../api";
import { createApi } from "../api";
import { loadActor } from "../../auth/load-actor";
import { createTestTree, type TestTree } from "../testing/tree";

let tree: TestTree;
let host: TestHost;
let home: string;
let config: string;
let api: Api;
const run = promisify(execFile);
const file = () => path.join(config, "config.json");

beforeAll(async () => {
  [tree, host] = await Promise.all([createTestTree(), startTestHost("ctx", 174)]);
  home = mkdtempSync(path.join(tmpdir(), "dm-docker-"));
  config = path.join(home, ".docker");
  mkdirSync(config);
  const { deps } = tree;
  const { id } = await deps.db.user.findFirstOrThrow();
  const known = { dockerConfig: config, sshConfig: null };
  api = createApi({ ...deps, known, actor: await loadActor(deps.db, id), requestId: "test" });
  const { id: organizationId } = await deps.db.organization.findFirstOrThrow();
  const rows = [
    { name: "fra-01", transport: "local", endpoint: `unix://${host.socket}` },
    {
      name: "hel-01",
      transport: "tls",
      endpoint: "tcp://10.0.0.5:2376",
      access: { certificateUntil: "", authorityUntil: "" },
    },
  ];
  await deps.db.node.createMany({ data: rows.map((row) => ({ ...row, id: newId("node"), organizationId })) });
});
afterAll(async () => {
  await tree.close();
  await host.remove();
  rmSync(home, { recursive: true });
});

const at = (node: string) => ({ organization: tree.organization, node });
/** The real command, where its folder is the one of the test. */
const docker = async (...args: string[]) => {
  const { DOCKER_HOST: _host, DOCKER_CONTEXT: _context, ...env } = process.env;
  const options = { timeout: 20_000, env: env as NodeJS.ProcessEnv };
  return (await run(findProgram("docker") ?? "docker", ["--config", config, ...args], options)).stdout.trim();
};

it("the docker command of this machine is switched to a node and back, and keeps all else that it knows", async () => {
  writeFileSync(file(), '{"auths":{"r.example":{"auth":"YTpi"}},"currentContext":"work"}');
  expect(await docker("context", "create", "work", "--docker", "host=ssh://me@10.0.0.9")).toBe("work");
  expect(await api.nodes.readDockerCommand(at("fra-01"))).toEqual({
    command: { name: "fra-01", current: "work", used: false, before: null },
  });
  expect(await api.nodes.switchContext(at("fra-01"))).toEqual({ current: "fra-01" });
  expect(await docker("context", "inspect", "--format", "{{.Name}}")).toBe("fra-01");
  expect(await docker("info", "--format", "{{.Name}}")).toBe(host.name);
  expect((await api.nodes.readDockerCommand(at("fra-01"))).command).toMatchObject({ used: true, before: "work" });
  // Once more changes nothing of what was before.
  await api.nodes.switchContext(at("fra-01"));
  expect(await api.nodes.switchContext({ ...at("fra-01"), back: true })).toEqual({ current: "work" });
  expect(JSON.parse(readFileSync(file(), "utf8"))).toEqual({
    ...{ auths: { "r.example": { auth: "YTpi" } }, currentContext: "work" },
  });
  const actions = await tree.deps.db.activity.findMany({ where: { action: { startsWith: "node.context" } } });
  expect(actions).toHaveLength(3);
});

it("a context of somebody else's is never written over, and used as it is where it leads to the same engine", async () => {
  await docker("context", "create", "hel-01", "--description", "mine", "--docker", "host=tcp://10.0.0.6:2376");
  await expect(api.nodes.switchContext(at("hel-01"))).rejects.toThrow("which leads to tcp://10.0.0.6:2376");
  await docker("context", "update", "hel-01", "--docker", "host=tcp://10.0.0.5:2376");
  await api.nodes.switchContext(at("hel-01"));
  expect(JSON.parse(await docker("context", "inspect"))).toMatchObject([{ Metadata: { Description: "mine" } }]);
});

it("a node is a file that the docker command imports, without key or certificate", async () => {
  for (const [node, leads] of [
    ["fra-01", `unix://${host.socket}`],
    ["hel-01", "tcp://10.0.0.5:2376"],
  ] as const) {
    const { fileName, content } = await api.nodes.readContextFile(at(node));
    const archive = path.join(home, fileName);
    writeFileSync(archive, Buffer.from(content, "base64"));
    const { stdout } = await run("tar", ["-tf", archive]);
    expect(stdout.trim().split("\n")).toEqual(["meta.json", "tls"]);
    await docker("context", "import", `mine-${node}`, archive);
    expect(await docker("context", "inspect", `mine-${node}`, "--format", "{{.Endpoints.docker.Host}}")).toBe(leads);
  }
});

it("says what keeps it from writing, and is for the first organisation alone", async () => {
  writeFileSync(file(), "{");
  await expect(api.nodes.switchContext(at("fra-01"))).rejects.toThrow("config.json is no JSON");
  rmSync(config, { recursive: true });
  writeFileSync(config, "no folder");
  await expect(api.nodes.switchContext(at("fra-01"))).rejects.toThrow("cannot be written from here");
  const { db } = tree.deps;
  const [userId, organizationId] = [newId("user"), newId("organization")];
  await db.user.create({ data: { id: userId, email: "omar@elsewhere.example", name: "Omar", passwordHash: "none" } });
  await db.organization.create({ data: { id: organizationId, slug: "elsewhere", name: "Elsewhere" } });
  await db.membership.create({ data: { organizationId, userId, role: "OWNER" } });
  await db.node.create({ data: { id: newId("node"), name: "omars", endpoint: "unix:///nowhere", organizationId } });
  const other = await tree.as("omar@elsewhere.example");
  const his = { organization: "elsewhere", node: "omars" };
  expect(await other.nodes.readDockerCommand(his)).toEqual({ command: null });
  await expect(other.nodes.switchContext(his)).rejects.toMatchObject({ code: "forbidden" });
  for (const ask of [other.nodes.switchContext, other.nodes.readContextFile, other.nodes.readDockerCommand])
    await expect(ask(at("fra-01"))).rejects.toMatchObject({ code: "not_found" });
});
