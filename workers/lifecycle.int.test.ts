import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callEngine } from "../server/setup/engine-api.mjs";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { startLoad } from "./testing/load";

let installation: TestInstallation;
let worker: { stop: () => Promise<void> };
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("life", 9);
  worker = await installation.startWorker();
  app = await createTestApplication(installation);
});
afterAll(async () => {
  await worker.stop();
  await installation.remove();
});

const load = () => startLoad({ address: installation.host.address, host: app.domain, connections: 4, keepAlive: true });

/** Does something under load that must not fail a request. */
async function unnoticed(wish: () => Promise<{ number: number }>) {
  const under = load();
  const { number } = await wish();
  const read = await app.ended(number);
  const { failures, versions } = await under.stop();
  expect([read.deployment.status, failures]).toEqual(["SUCCEEDED", []]);
  return { ...read, versions };
}

async function answer(): Promise<string> {
  const one = load();
  const { failures, versions } = await one.stop();
  return failures[0]?.slice(0, 3) ?? Object.keys(versions).join();
}

describe("the life of an application", () => {
  it("begins with the page that says nothing runs", async () => {
    await expect.poll(answer, { timeout: 60_000 }).toBe("503");
    expect((await app.ended(await app.deploy({ VERSION: "1" }))).deployment).toMatchObject({
      status: "SUCCEEDED",
      message: null,
    });
    expect(await answer()).toBe("1");
  });

  it("scales up and down without replacing anything", async () => {
    const before = await names();
    await unnoticed(() => installation.api.deployments.scaleApplication({ ...app.at, replicas: 4 }));
    expect(await app.running()).toEqual(["1", "2", "3", "4"]);
    expect(await names()).toEqual(expect.arrayContaining([...before]));
    await unnoticed(() => installation.api.deployments.scaleApplication({ ...app.at, replicas: 2 }));
    expect(await names()).toEqual(before);
  });

  it("is restarted, each replica by a new one of the same release", async () => {
    const before = await names();
    await unnoticed(() => installation.api.deployments.restartApplication(app.at));
    const after = await names();
    expect(after).toHaveLength(2);
    expect(after.filter((name) => before.includes(name))).toEqual([]);
    const { release } = await installation.api.applications.readApplication(app.at);
    expect(release?.number).toBe(1);
  });

  it("goes back to an earlier release exactly: image, configuration and variables", async () => {
    const engine = await installation.deps.engines.get("node_local");
    const inspectOne = async () => {
      const state = await engine.inspect((await names())[0] ?? "");
      const { stdout } = await engine.exec((await names())[0] ?? "", ["env"]);
      const env = stdout.split("\n").filter((line) => /^(VERSION|COLOUR)=/.test(line));
      expect(env).toHaveLength(2);
      return { image: state?.image, env: env.sort() };
    };
    expect((await app.ended(await app.deploy({ VERSION: "blue", COLOUR: "blue" }))).deployment.status).toBe(
      "SUCCEEDED",
    );
    const blue = await inspectOne();
    await app.ended(await app.deploy({ VERSION: "red", COLOUR: "red" }));
    expect(await inspectOne()).not.toEqual(blue);
    const { versions } = await unnoticed(() =>
      installation.api.deployments.rollbackApplication({ ...app.at, release: 2 }),
    );
    expect(Object.keys(versions).sort()).toEqual(["blue", "red"]);
    expect(await inspectOne()).toEqual(blue);
  });

  it("is stopped, and told so; and started with the release that it had", async () => {
    const { number } = await installation.api.deployments.stopApplication(app.at);
    expect((await app.ended(number)).deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(await app.running()).toEqual([]);
    expect(await answer()).toBe("503");
    await expect(installation.api.deployments.stopApplication(app.at)).rejects.toThrow(/stopped/);
    const started = await installation.api.deployments.startApplication(app.at);
    expect((await app.ended(started.number)).deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(await answer()).toBe("blue");
  });

  it("ends: what runs is taken down, then it is gone, and its domain is free", async () => {
    const { application, ...rest } = app.at;
    await expect(
      installation.api.applications.deleteApplication({ application, ...rest, confirm: "no" }),
    ).rejects.toThrow(/Type/);
    const { application: read } = await installation.api.applications.readApplication(app.at);
    await installation.api.applications.deleteApplication({ application, ...rest, confirm: read.name });
    await expect
      .poll(() => installation.deps.db.application.count({ where: { slug: application } }), { timeout: 60_000 })
      .toBe(0);
    const engine = await installation.deps.engines.get("node_local");
    expect(await engine.list({ "docker-manager.managed": "1" })).toEqual([]);
    await expect.poll(() => installation.deps.db.nodeNetwork.count(), { timeout: 60_000 }).toBe(0);
    expect(await answer()).toBe("404");
  });
});

async function names(): Promise<readonly string[]> {
  const { replicas } = await installation.api.applications.readApplication(app.at);
  return replicas.map(({ containerName }) => containerName).sort();
}

describe("an application with volumes", () => {
  it("leaves them behind when it is deleted, but for the one that was named", async () => {
    const other = await createTestApplication(installation, 1);
    await other.configure({
      volumes: [
        { name: "kept", path: "/kept" },
        { name: "gone", path: "/gone" },
      ],
    });
    expect((await other.ended(await other.deploy())).deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    const { api, deps } = installation;
    const volumes = await api.applications.listVolumes(other.at);
    expect(volumes.map(({ key }) => key)).toEqual(["prod/kept", "prod/gone"]);
    const { application } = await api.applications.readApplication(other.at);
    const wish = { ...other.at, confirm: application.name };
    await expect(api.applications.deleteApplication({ ...wish, volumes: ["prod/other"] })).rejects.toThrow("no volume");
    await api.applications.deleteApplication({ ...wish, volumes: ["prod/gone"] });
    await expect.poll(() => deps.db.application.count({ where: { id: application.id } }), { timeout: 60_000 }).toBe(0);
    expect(await volumesOnHost()).toEqual(volumes.slice(0, 1).map(({ volume }) => volume));
  });
});

/** Volumes of applications, asked of the engine itself. */
async function volumesOnHost(): Promise<readonly string[]> {
  const answer = await callEngine(`unix://${installation.host.socket}`, "GET", "/volumes");
  const { Volumes } = JSON.parse(answer.text) as { Volumes: { Name: string }[] };
  return Volumes.map(({ Name }) => Name).filter((name) => name.startsWith("dm-"));
}
