import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../db/new-id";
import { defaultConfig } from "../../domain/application/config";
import { createTestTree, type TestAddress, type TestTree } from "../testing/tree";
import { activate } from "./activate";
import { createHealthBook } from "./health-book";
import { loadWorld } from "./load-world";

let tree: TestTree;
beforeAll(async () => {
  tree = await createTestTree();
});
afterAll(() => tree.close());

const find = ({ application }: TestAddress) =>
  tree.deps.db.appEnvironment.findFirstOrThrow({
    where: { application: { slug: application }, environment: { slug: "prod" } },
  });

/** Notes that a release serves, as the end of its deployment does. */
async function serve(at: TestAddress, number: number, count: number): Promise<{ release: string; group: string }> {
  const { db } = tree.deps;
  const { id: appEnvironmentId } = await find(at);
  const [release, group] = [newId("release"), newId("deployment")];
  const rest = {
    imageId: `sha256:${number}`,
    imageRef: "x",
    spec: { ...defaultConfig, port: 80 },
    sealedVariables: "",
    variablesVersion: 1,
  };
  await db.release.create({ data: { id: release, appEnvironmentId, number, ...rest } });
  await db.appEnvironment.update({
    where: { id: appEnvironmentId },
    data: { currentReleaseId: release, currentGroupId: group, desiredCount: count },
  });
  return { release, group };
}

async function takeUp(at: TestAddress) {
  const { db } = tree.deps;
  const world = await loadWorld(db, (await find(at)).id);
  const queued = world?.deployments.find(({ status }) => status === "QUEUED");
  if (world === null || queued === undefined) throw new Error("Nothing is queued.");
  await activate({ ...tree.deps, book: createHealthBook() }, world, queued);
  return db.deployment.findUniqueOrThrow({ where: { id: queued.id } });
}

describe("a deployment that had to wait", () => {
  it.each(["restart", "scale", "stop"] as const)(
    "%s takes up the release that serves when its turn comes",
    async (verb) => {
      const at = await tree.createApplication(`Waiting ${verb}`);
      await serve(at, 1, 2);
      const { deployments } = tree.api;
      if (verb === "restart") await deployments.restartApplication(at);
      else if (verb === "scale") await deployments.scaleApplication({ ...at, replicas: 5 });
      else await deployments.stopApplication(at);
      const now = await serve(at, 2, 3);
      const active = await takeUp(at);
      expect(active).toMatchObject({
        status: "DEPLOYING",
        releaseId: now.release,
        previousGroupId: now.group,
        previousCount: 3,
      });
      expect(active.groupId).toBe(verb === "restart" ? active.id : now.group);
      expect(active.targetCount).toBe({ restart: 3, scale: 5, stop: 0 }[verb]);
    },
  );

  it("rollback keeps the release that it was asked for, with as many replicas as serve now", async () => {
    const at = await tree.createApplication("Waiting rollback");
    const first = await serve(at, 1, 1);
    await serve(at, 2, 1);
    await tree.api.deployments.rollbackApplication({ ...at, release: 1 });
    const now = await serve(at, 3, 4);
    const active = await takeUp(at);
    expect(active).toMatchObject({ releaseId: first.release, previousGroupId: now.group, targetCount: 4 });
    expect(active.groupId).toBe(active.id);
  });
});

describe("before the first deployment serves", () => {
  it("takes no restart, scale or stop that would find nothing when its turn comes", async () => {
    const at = await tree.createApplication("First");
    await tree.api.deployments.deployApplication(at);
    await expect(tree.api.deployments.restartApplication(at)).rejects.toThrow("does not serve yet");
    await expect(tree.api.deployments.stopApplication(at)).rejects.toThrow("does not serve yet");
    await expect(tree.api.deployments.scaleApplication({ ...at, replicas: 3 })).rejects.toThrow("does not serve yet");
  });
});
