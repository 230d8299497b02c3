import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { labelNames } from "../server/domain/container-spec/labels";
import { localNodeId } from "../server/machines/local-node";
import { createTestApplication } from "./testing/application";
import { createTestInstallation, type TestInstallation } from "./testing/installation";

let installation: TestInstallation;
let worker: { stop: () => Promise<void> };
beforeAll(async () => {
  installation = await createTestInstallation("proj", 17);
  worker = await installation.startWorker();
});
afterAll(async () => {
  await worker.stop();
  await installation.remove();
});

it("a deleted project takes down what runs in it, then goes with its networks; it is there until then", async () => {
  const { api, deps, organization } = installation;
  const app = await createTestApplication(installation, 2);
  await app.ended(await app.deploy({ VERSION: "one" }));
  const { project } = app.at;
  const row = await deps.db.project.findFirstOrThrow({ where: { slug: project } });
  const { id: applicationId } = await deps.db.application.findFirstOrThrow({ where: { projectId: row.id } });
  expect(await api.projects.readRemoval({ organization, project })).toMatchObject({ replicas: 2, applications: 1 });
  await api.projects.deleteProject({ organization, project, confirm: row.name });
  const { deletions } = await api.organizations.readOverview({ organization });
  expect(deletions).toMatchObject([{ kind: "project", name: row.name }]);
  const deadline = Date.now() + 40_000;
  while ((await deps.db.project.count({ where: { id: row.id } })) > 0 && Date.now() < deadline) await sleep(100);
  expect(await deps.db.project.count({ where: { id: row.id } })).toBe(0);
  const engine = await deps.engines.get(localNodeId);
  expect(await engine.list({ [labelNames.application]: applicationId })).toEqual([]);
  expect(await deps.db.nodeNetwork.count()).toBe(0);
});
