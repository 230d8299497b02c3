import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { startLoad } from "./testing/load";

let installation: TestInstallation;
let worker: { stop: () => Promise<void> };
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("roll", 4);
  worker = await installation.startWorker();
  app = await createTestApplication(installation);
});
afterAll(async () => {
  await worker.stop();
  await installation.remove();
});

const load = (over: { path?: string; keepAlive?: boolean } = {}) =>
  startLoad({
    ...{ address: installation.host.address, host: app.domain, connections: 8, keepAlive: true, thinkMs: 20 },
    ...over,
  });

describe("a rolling deployment", () => {
  it("serves through the edge when it says that it does", async () => {
    const { deployment, slots } = await app.ended(await app.deploy({ VERSION: "1" }));
    expect([deployment.status, deployment.message]).toEqual(["SUCCEEDED", null]);
    expect(slots).toEqual([
      { slot: 1, old: null, new: "serving" },
      { slot: 2, old: null, new: "serving" },
    ]);
    const some = load();
    while (some.requests() < 100) await new Promise((resolve) => setTimeout(resolve, 10));
    const { failures, versions } = await some.stop();
    expect([failures, Object.keys(versions)]).toEqual([[], ["1"]]);
  });

  it.each([
    ["quick answers on kept connections", {}],
    ["quick answers on fresh connections", { keepAlive: false }],
    ["answers of 400 ms", { path: "/?ms=400" }],
  ])("replaces a release under load without a failed request: %s", async (what, over) => {
    const under = load(over);
    const version = what.replaceAll(/\W/g, "-");
    const { deployment } = await app.ended(await app.deploy({ VERSION: version }));
    const { failures, versions, requests } = await under.stop();
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    expect(failures).toEqual([]);
    expect(requests).toBeGreaterThan(50);
    expect(versions[version]).toBeGreaterThan(0);
    expect(await app.running()).toEqual(["1", "2"]);
  });
});
