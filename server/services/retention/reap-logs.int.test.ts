import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../db/new-id";
import { createTestTree, type TestTree } from "../testing/tree";
import { reapLogs } from "./reap-logs";

let tree: TestTree;
beforeAll(async () => {
  tree = await createTestTree();
});
afterAll(() => tree.close());

describe("logs of deployments", () => {
  it("are kept of the newest, and of those that ended not long ago", async () => {
    const { db } = tree.deps;
    const { application } = await tree.createApplication("Logs");
    const { id: appEnvironmentId } = await db.appEnvironment.findFirstOrThrow({
      where: { application: { slug: application } },
    });
    const day = 24 * 3_600_000;
    const ended = (number: number) => new Date(Date.now() - (number <= 5 ? 90 * day : number === 6 ? day : 60 * day));
    for (let number = 1; number <= 26; number++) {
      const id = newId("deployment");
      const rest = { request: {}, groupId: id, status: "SUCCEEDED", kind: "DEPLOY", endedAt: ended(number) } as const;
      await db.deployment.create({ data: { id, appEnvironmentId, number, ...rest } });
      await db.deploymentLine.create({
        data: { deploymentId: id, seq: 1, at: new Date(), stream: "build", text: "x" },
      });
    }
    await reapLogs(tree.deps);
    const left = await db.deployment.findMany({ where: { log: { some: {} } }, orderBy: { number: "asc" } });
    expect(left.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, index) => index + 6));
  });
});
