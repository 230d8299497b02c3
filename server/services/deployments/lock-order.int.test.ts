import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Engine } from "../../docker/engine";
import { localNodeId } from "../../machines/local-node";
import type { BuildDeps } from "../builds/build-deps";
import { buildRowInclude } from "../builds/build-row";
import { saveRelease } from "../builds/save-release";
import { createTestTree, type TestAddress, type TestTree } from "../testing/tree";

let tree: TestTree;
let at: TestAddress;
beforeAll(async () => {
  tree = await createTestTree();
  at = await tree.createApplication("shop");
});
afterAll(() => tree.close());

const deploy = () => tree.api.deployments.deployApplication(at);

/** Until so many transactions stand before a lock that another one holds. */
async function untilWaiting(many: number): Promise<void> {
  for (;;) {
    const [row] = await tree.deps.db.$queryRaw<{ n: number }[]>`
      select count(distinct pid)::int as n from pg_locks where not granted
        and pid in (select pid from pg_stat_activity where datname = current_database())`;
    if (row?.n === many) return;
    await sleep(20);
  }
}

const image = {
  nodeId: localNodeId,
  imageId: "sha256:1",
  imageRef: "shop:1",
  registryRef: null,
  platform: "linux/amd64",
  commit: null,
  commitMessage: null,
  buildKey: null,
  ports: [80],
};
const engine = { inspectImage: async () => ({}) } as unknown as Engine;

it("lets a deployment be asked for while the release of the one before it is noted", async () => {
  const { db } = tree.deps;
  const { number: building } = await deploy();
  const { id } = await db.deployment.update({
    where: { id: (await db.deployment.findFirstOrThrow({ where: { number: building } })).id },
    data: { status: "BUILDING" },
  });
  const { number: queued } = await deploy();
  const row = await db.deployment.findUniqueOrThrow({ where: { id }, include: buildRowInclude });

  // Somebody holds the queued one, which the next wish takes the place of: so that wish stops half-way, with its locks.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const holder = db.$transaction(async (tx) => {
    await tx.deployment.updateMany({ where: { number: queued }, data: { waitingFor: "a test" } });
    await held;
  });
  await sleep(50);
  const wish = deploy();
  await untilWaiting(1);
  const saved = saveRelease(
    { ...tree.deps, engines: { get: async () => engine } } as unknown as BuildDeps,
    row,
    image,
    {},
  );
  await untilWaiting(2);
  letGo();

  const [{ number }, isSaved] = await Promise.all([wish, saved, holder]);
  expect([isSaved, number]).toEqual([true, queued + 1]);
  const rows = await db.deployment.findMany({ orderBy: { number: "asc" }, select: { status: true } });
  expect(rows.map(({ status }) => status)).toEqual(["DEPLOYING", "SUPERSEDED", "QUEUED"]);
});
