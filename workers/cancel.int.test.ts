import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { startLoad } from "./testing/load";
import { moments } from "./testing/moments";

let installation: TestInstallation;
let worker: { stop: () => Promise<void> };
let app: TestApplication;
beforeAll(async () => {
  installation = await createTestInstallation("cancel", 6);
  worker = await installation.startWorker();
  app = await createTestApplication(installation);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "good" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
});
afterAll(async () => {
  await worker.stop();
  await installation.remove();
});

describe("a deployment that is cancelled", () => {
  it.each(moments)("when %s goes back to what served, without a failed request", async (_name, isNow) => {
    const under = startLoad({
      address: installation.host.address,
      host: app.domain,
      connections: 4,
      keepAlive: true,
    });
    const number = await app.deploy({ VERSION: "cancelled" });
    await app.reached(number, isNow);
    await installation.api.deployments.cancelDeployment({ ...app.at, number }).catch((error: Error) => {
      // It may have ended in this very moment; then it says so.
      expect(error.message).toContain("has ended already");
    });
    const { deployment } = await app.ended(number);
    const { failures } = await under.stop();
    expect(failures).toEqual([]);
    expect(["CANCELLED", "SUCCEEDED"]).toContain(deployment.status);
    expect(await app.running()).toEqual(["1", "2"]);
    const after = startLoad({ address: installation.host.address, host: app.domain, connections: 2, keepAlive: false });
    while (after.requests() < 20) await new Promise((resolve) => setTimeout(resolve, 10));
    const { versions } = await after.stop();
    expect(Object.keys(versions)).toEqual([deployment.status === "CANCELLED" ? "good" : "cancelled"]);
    if (deployment.status === "SUCCEEDED") await app.ended(await app.deploy({ VERSION: "good" }));
  });
});
