import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ownServer, ownWorker } from "../workers/testing/processes";
import { createDatabase, type Database } from "./db/client";
import { newId } from "./db/new-id";
import { createVault } from "./secrets/vault";
import { freePort } from "./setup/ports.mjs";
import { createTestDatabase } from "./setup/testing.mjs";

const newKey = () => randomBytes(32).toString("base64");
const key = newKey();
let folder: string;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let variables: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "dm-boot-"));
  database = await createTestDatabase();
  db = createDatabase(database.url, 2);
  variables = {
    ...{ NODE_ENV: "test", DATABASE_URL: database.url, REDIS_URL: process.env.TEST_REDIS_URL ?? "" },
    ...{ DM_MASTER_KEY: key, DM_DATA_DIR: folder, PORT: String(await freePort()) },
    DM_DOCKER_HOST: `unix://${folder}/nobody.sock`,
  };
});
afterAll(async () => {
  await db.$disconnect();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process that is expected to end by itself. */
function run(
  entry: string,
  over: Record<string, string | undefined>,
): Promise<{ code: number; err: string; out: string }> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...variables, ...over } as unknown as NodeJS.ProcessEnv;
  return new Promise((resolve) => {
    execFile(process.execPath, [entry], { env, timeout: 30_000 }, (error, out, err) =>
      resolve({ code: typeof error?.code === "number" ? error.code : error ? -1 : 0, out, err }),
    );
  });
}
const snapshot = async () => ({
  settings: await db.setting.findMany({ orderBy: { key: "asc" } }),
  nodes: await db.node.findMany(),
});

describe("at the first start", () => {
  it("web and worker agree on one check of the master key, though both are first", async () => {
    const [server, worker] = [ownServer(variables), ownWorker(variables)];
    await Promise.all([server.start(), worker.start()]);
    await Promise.all([server.stop(), worker.stop()]);
    const { value } = await db.setting.findUniqueOrThrow({ where: { key: "secrets.check" } });
    expect(createVault(key).open(value, "secrets.check")).toContain("master key");
  });

  it("both start again with the same key", async () => {
    const [server, worker] = [ownServer(variables), ownWorker(variables)];
    await Promise.all([server.start(), worker.start()]);
    await Promise.all([server.stop(), worker.stop()]);
  });
});

describe.each(["build/server.js", "build/worker.js"])("%s refuses to start, with one sentence,", (entry) => {
  it("with another master key, and changes nothing", async () => {
    const before = await snapshot();
    const wrong = newKey();
    const { code, err, out } = await run(entry, { DM_MASTER_KEY: wrong });
    const ids = { wrong: createVault(wrong).keyId, right: createVault(key).keyId };
    expect([code, out]).toEqual([78, ""]);
    expect(err).toBe(
      `The master key (${ids.wrong}) is not the one that the secrets in this database were sealed with (${ids.right}). Put the former key back into DM_MASTER_KEY, or into the file that DM_MASTER_KEY_FILE names, and start again; nothing was changed.\n`,
    );
    expect(err).not.toContain(wrong);
    expect(await snapshot()).toEqual(before);
  });

  it.each([
    ["without a master key", { DM_MASTER_KEY: undefined }, /^There is no master key\. Set [^\n]+\n$/],
    ["with what is no key", { DM_MASTER_KEY: "c2hvcnQ=" }, /^The master key is not 32 bytes in base64\. [^\n]+\n$/],
    [
      "when the key's file is gone",
      { DM_MASTER_KEY: undefined, DM_MASTER_KEY_FILE: "/nowhere/master.key" },
      /^The master key cannot be read from \/nowhere\/master\.key \(ENOENT\)\. [^\n]+\n$/,
    ],
    [
      "with a database address that is none",
      { DATABASE_URL: "mysql://x" },
      /^The environment does not fit:\n {2}DATABASE_URL: [^\n]+\n$/,
    ],
  ])("%s", async (_name, over, sentence) => {
    const { code, err } = await run(entry, over);
    expect([code, err]).toEqual([78, expect.stringMatching(sentence)]);
    expect(err).not.toContain("c2hvcnQ=");
  });

  it("while the database is away, and says that another start may go better", async () => {
    const { code, err } = await run(entry, { DATABASE_URL: `postgres://x:y@127.0.0.1:${await freePort()}/z` });
    expect([code, err]).toEqual([1, "The database does not answer. Check that Postgres runs at DATABASE_URL.\n"]);
  });
});

describe("a database from before there was a check", () => {
  it("is known by what is sealed in it", async () => {
    const { id: appEnvironmentId } = await makeAppEnvironment();
    const id = newId("release");
    const sealedVariables = createVault(key).seal("{}", `release:${id}`);
    const rest = { number: 1, imageId: "sha256:1", imageRef: "x", spec: {}, variablesVersion: 1 };
    await db.release.create({ data: { id, appEnvironmentId, sealedVariables, ...rest } });
    await db.setting.delete({ where: { key: "secrets.check" } });
    const { code, err } = await run("build/worker.js", { DM_MASTER_KEY: newKey() });
    expect([code, err]).toEqual([78, expect.stringContaining("is not the one that the secrets in this database")]);
    expect(await db.setting.findUnique({ where: { key: "secrets.check" } })).toBeNull();
    const worker = ownWorker(variables);
    await worker.start();
    await worker.stop();
    expect(await db.setting.findUnique({ where: { key: "secrets.check" } })).not.toBeNull();
  });
});

async function makeAppEnvironment() {
  const [organizationId, projectId, environmentId, applicationId] = [
    "organization",
    "project",
    "environment",
    "application",
  ].map((kind) => newId(kind as "project")) as [string, string, string, string];
  await db.organization.create({ data: { id: organizationId, slug: "o", name: "O" } });
  await db.project.create({ data: { id: projectId, organizationId, slug: "p", name: "P" } });
  await db.environment.create({ data: { id: environmentId, projectId, slug: "prod", name: "prod", position: 0 } });
  await db.application.create({
    data: { id: applicationId, projectId, slug: "a", name: "A", sourceKind: "IMAGE", source: { reference: "x" } },
  });
  return db.appEnvironment.create({ data: { id: newId("appEnvironment"), applicationId, environmentId, config: {} } });
}
