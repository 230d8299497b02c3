import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leaveRoomFor } from "./testing/full-disk";
import { createTestApplication, type TestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";
import { startLoad } from "./testing/load";

let installation: TestInstallation;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  installation = await createTestInstallation("fail", 5);
  worker = await installation.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await installation.remove();
});

async function serving(replicas = 2): Promise<TestApplication> {
  const app = await createTestApplication(installation, replicas);
  const { deployment } = await app.ended(await app.deploy({ VERSION: "good" }));
  expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
  return app;
}

const load = (app: TestApplication) =>
  startLoad({ address: installation.host.address, host: app.domain, connections: 4, keepAlive: true });

/** Deploys what cannot succeed, under load: what served before has to serve on, alone and whole. */
async function expectFailure(app: TestApplication, variables: Record<string, string>) {
  const under = load(app);
  const read = await app.ended(await app.deploy(variables));
  const { failures, versions } = await under.stop();
  expect(failures).toEqual([]);
  expect(await app.running()).toEqual(["1", "2"]);
  const { release } = await installation.api.applications.readApplication(app.at);
  expect(release?.number).toBe(1);
  return { ...read, versions };
}

describe("a release that cannot serve", () => {
  it.each([
    ["exits at once", "100"],
    ["answers its check, and then exits", "400"],
  ])("that %s fails with its exit code and last lines, and never gets a request", async (_, ms) => {
    const app = await serving();
    const variables = { VERSION: "bad", EXIT_AFTER_MS: ms, EXIT_CODE: "3" };
    const { deployment, failing, versions } = await expectFailure(app, variables);
    expect([deployment.status, deployment.reason]).toEqual(["FAILED", "replica_exited"]);
    expect(deployment.message).toContain("exit code 3");
    expect(deployment.message).toContain("What served before serves on.");
    expect(failing?.exitCode).toBe(3);
    expect(failing?.lines.map(({ text }) => text)).toContain(`exiting in ${ms} ms, as told`);
    expect(versions).toEqual({ good: expect.any(Number) });
  });

  it("leaves its last lines without the secrets that it printed", async () => {
    const app = await createTestApplication(installation, 1);
    await installation.api.variables.setVariable({ ...app.at, key: "EXIT_AFTER_MS", value: "1234", secret: true });
    const { failing } = await app.ended(await app.deploy());
    expect(failing?.lines.map(({ text }) => text)).toContain("exiting in ••• ms, as told");
  });

  it("that never becomes healthy fails when its time is over, with what its health check said", async () => {
    const app = await serving();
    await app.configure({ rollout: { ...(await rolloutOf(app)), healthyTimeoutMs: 3_000, maxAttempts: 1 } });
    const { deployment, failing } = await expectFailure(app, { VERSION: "bad", NEVER_HEALTHY: "1" });
    expect(deployment.status).toBe("FAILED");
    expect(["health_timeout", "health_failed"]).toContain(deployment.reason);
    expect(failing?.health).toContain("/health answered 503");
  });

  it("that becomes unhealthy while it is watched is rolled back", async () => {
    const app = await serving();
    await app.configure({ rollout: { ...(await rolloutOf(app)), monitorMs: 20_000 } });
    const under = load(app);
    const number = await app.deploy({ VERSION: "bad" });
    await app.until(number, ({ deployment }) => deployment.status === "MONITORING");
    const { replicas } = await installation.api.applications.readApplication(app.at);
    const engine = await installation.deps.engines.get("node_local");
    for (const { containerName } of replicas) await engine.exec(containerName, ["touch", "/tmp/sick"]);
    const { deployment, steps } = await app.ended(number);
    const { failures, versions } = await under.stop();
    expect([deployment.status, deployment.reason]).toEqual(["ROLLED_BACK", "unhealthy_in_monitor"]);
    expect(steps.find(({ key }) => key === "return")?.status).toBe("done");
    // Every replica is unhealthy at once: until the old release is back, people see the page that says so, and no error else.
    expect(failures.every((line) => line.startsWith("503: "))).toBe(true);
    expect(versions.bad).toBeGreaterThan(0);
    await expectAlone(app, "good");
  });
});

async function expectAlone(app: TestApplication, version: string) {
  const after = load(app);
  while (after.requests() < 100) await new Promise((resolve) => setTimeout(resolve, 10));
  const { failures, versions } = await after.stop();
  expect([failures, Object.keys(versions)]).toEqual([[], [version]]);
  expect(await app.running()).toEqual(["1", "2"]);
}

const rolloutOf = async (app: TestApplication) =>
  (await installation.api.applications.readApplication(app.at)).config.rollout;

describe("a disk that fills up in mid-rollout", () => {
  it("fails the deployment with the node's name, and what served serves on; with room it is deployed", async () => {
    const app = await serving();
    await app.configure({ rollout: { ...(await rolloutOf(app)), surge: 2, parallelism: 2 } });
    const makeRoom = await leaveRoomFor(installation.host, 1);
    try {
      const { deployment, versions } = await expectFailure(app, { VERSION: "new" });
      expect([deployment.status, deployment.reason]).toEqual(["FAILED", "disk_low"]);
      expect(deployment.message).toBe(
        "There is too little disk space on node local. Free some or add a disk, then deploy again. What served before serves on.",
      );
      expect(versions).toHaveProperty("good");
    } finally {
      await makeRoom();
    }
    const { deployment } = await app.ended(await app.deploy());
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
  });

  it("and leaves no room for the way back either is said so; no request fails, and all serve once there is room", async () => {
    const app = await serving();
    const makeRoom = await leaveRoomFor(installation.host, 1);
    const under = load(app);
    try {
      const { deployment } = await app.ended(await app.deploy({ VERSION: "new" }));
      expect([deployment.status, deployment.reason]).toEqual(["FAILED", "return_failed"]);
      expect(deployment.message).toMatch(
        /^There is too little disk space on node local, and the version before could not/,
      );
    } finally {
      await makeRoom();
    }
    await expect.poll(() => app.running()).toEqual(["1", "2"]);
    const { failures, versions } = await under.stop();
    expect([failures, Object.keys(versions)]).toEqual([[], expect.arrayContaining(["good"])]);
    const { release } = await installation.api.applications.readApplication(app.at);
    expect(release?.number).toBe(1);
  });
});

describe("a replica that fails later", () => {
  it("is replaced, and its requests go to the others", async () => {
    const app = await serving();
    const engine = await installation.deps.engines.get("node_local");
    const { replicas } = await installation.api.applications.readApplication(app.at);
    const victim = replicas[0]?.containerName ?? "";
    await engine.setRestartPolicy(victim, "no");
    await engine.kill(victim, "SIGKILL");
    const others = async () => {
      const now = await installation.api.applications.readApplication(app.at);
      return now.replicas.filter(({ serving, containerName }) => serving && containerName !== victim).length;
    };
    await expect.poll(others, { timeout: 60_000 }).toBe(2);
    await expectAlone(app, "good");
  });

  it("again and again is given up, and called a crash loop; that nothing serves is told once", async () => {
    const app = await serving(1);
    await app.configure({ restart: { backoffMs: 100, maxBackoffMs: 1_000, maxCrashes: 3 } });
    const { deployment } = await app.ended(await app.deploy({ VERSION: "loop" }));
    expect(deployment).toMatchObject({ status: "SUCCEEDED", message: null });
    const engine = await installation.deps.engines.get("node_local");
    const fallAgain = async () => {
      const { note, replicas } = await installation.api.applications.readApplication(app.at);
      for (const { containerName } of replicas) await engine.kill(containerName, "SIGKILL");
      return note;
    };
    await expect.poll(fallAgain, { timeout: 120_000, interval: 300 }).toContain("crash loop");
    await expect.poll(() => app.running(), { timeout: 30_000 }).toEqual([]);
    const outages = async () => {
      const { notices } = await installation.api.notifications.listNotifications(app.at);
      return notices.filter(
        ({ what, place }) => what === "application.down" && place?.application.slug === app.at.application,
      );
    };
    await expect.poll(async () => (await outages()).length, { timeout: 60_000 }).toBe(1);
  });
});

describe("wishes at the same time", () => {
  it("of two people become two deployments, one after the other", async () => {
    const app = await serving();
    const numbers = await Promise.all([app.deploy(), app.deploy()]);
    expect(new Set(numbers).size).toBe(2);
    const ends = await Promise.all(numbers.map((number) => app.ended(number)));
    const statuses = ends.map(({ deployment }) => deployment.status).sort();
    expect(["SUCCEEDED,SUCCEEDED", "SUCCEEDED,SUPERSEDED"]).toContain(statuses.join());
    expect(await app.running()).toEqual(["1", "2"]);
  });

  it("queue behind the one that runs, and only the newest of them is done", async () => {
    const app = await serving(1);
    const first = await app.deploy({ VERSION: "a" });
    await app.until(first, ({ deployment }) => deployment.status !== "QUEUED");
    const [second, third] = [await app.deploy({ VERSION: "b" }), await app.deploy({ VERSION: "c" })];
    const ends = await Promise.all([first, second, third].map((number) => app.ended(number)));
    expect(ends.map(({ deployment }) => deployment.status)).toEqual(["SUCCEEDED", "SUPERSEDED", "SUCCEEDED"]);
  });
});
