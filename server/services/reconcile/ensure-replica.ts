import type { Replica } from "../../db/generated/client";
import { newId } from "../../db/new-id";
import { isUniqueViolation } from "../../db/unique";
import type { ReleaseSpec } from "../../domain/application/config";
import { EngineError } from "../../docker/engine-error";
import type { Action } from "../../domain/rollout/types";
import { ensureImage } from "../images/ensure-image";
import { ensureNodeNetwork, chooseReplicaAddress } from "./ensure-network";
import type { InTurn } from "./in-turn";
import { releaseOfGroup, type World } from "./load-world";
import { placeReplica } from "./place-replica";
import type { ReconcileDeps } from "./reconcile-deps";
import { toReplicaContainer } from "./replica-container";

type Ensure = Extract<Action, { kind: "ensureReplica" }>;

/**
 * Makes the replica of a slot: the row first, so that a crash in between loses no container, then the container, then its
 * start. Each part is left alone when it is there.
 * @param inTurn rows are made one after the other: each is placed where those before it are not
 * @throws EngineError image_missing
 */
export async function ensureReplica(deps: ReconcileDeps, world: World, action: Ensure, inTurn: InTurn): Promise<void> {
  const releaseId = releaseOfGroup(world, action.group);
  if (releaseId === null) return;
  const release = await deps.db.release.findUniqueOrThrow({ where: { id: releaseId } });
  const spec = release.spec as unknown as ReleaseSpec;
  const row =
    (await findRow(deps, world, action)) ??
    (await inTurn(() => createRow(deps, world, action, { id: releaseId, spec })));
  if (row === null) return;
  const network = await ensureNodeNetwork(deps, world, row.nodeId);
  const engine = await deps.engines.get(row.nodeId);
  const env = JSON.parse(deps.vault.open(release.sealedVariables, `release:${release.id}`)) as Record<string, string>;
  const { application, environment } = world;
  if (!(await ensureImage(deps, row.nodeId, release))) return;
  await engine.ensureContainer(
    toReplicaContainer({
      name: row.containerName,
      image: release.imageId,
      network: network.name,
      address: String(row.address),
      alias: application.slug,
      owner: { application: application.slug, environment: environment.slug, appEnvironmentId: world.id },
      env,
      spec,
      labels: {
        application: application.id,
        environment: environment.id,
        appEnvironment: world.id,
        release: release.id,
        deployment: action.group,
        slot: String(row.slot),
        attempt: String(row.attempt),
        replica: row.id,
      },
    }),
  );
  try {
    await engine.start(row.containerName);
  } catch (error) {
    // A program that cannot be started is seen at its container, like one that ended at once.
    if (!(error instanceof EngineError) || error.reason === "unreachable" || error.reason === "timeout") throw error;
  }
  await deps.db.replica.updateMany({
    where: { id: row.id, phase: "creating" },
    data: { phase: "starting", phaseSince: deps.now() },
  });
}

/** One of an earlier attempt is left to serve until this one does: it is on a node that it shall leave. */
const findRow = (deps: ReconcileDeps, world: World, { group, slot, attempt }: Ensure): Promise<Replica | null> =>
  deps.db.replica.findFirst({
    where: {
      ...{ appEnvironmentId: world.id, groupId: group, slot, attempt: { gte: attempt } },
      ...{ removedAt: null, lostAt: null, stoppingSince: null },
    },
    orderBy: { attempt: "desc" },
  });

/** @returns null when another container was quicker with the address or the number: the next tick tries again */
async function createRow(
  deps: ReconcileDeps,
  world: World,
  { group, slot, attempt }: Ensure,
  release: { readonly id: string; readonly spec: ReleaseSpec },
): Promise<Replica | null> {
  const nodeId = await placeReplica(deps, world, { group, slot, releaseId: release.id, spec: release.spec });
  const network = await ensureNodeNetwork(deps, world, nodeId);
  // A group that is started again after a stop goes on counting.
  const { _max } = await deps.db.replica.aggregate({ where: { groupId: group, slot }, _max: { attempt: true } });
  const next = Math.max(attempt, (_max.attempt ?? 0) + 1);
  const { number } = await deps.db.deployment.findUniqueOrThrow({ where: { id: group }, select: { number: true } });
  const { application, environment } = world;
  try {
    return await deps.db.replica.create({
      data: {
        id: newId("replica"),
        appEnvironmentId: world.id,
        nodeId,
        groupId: group,
        releaseId: release.id,
        slot,
        attempt: next,
        containerName: `dm-${application.slug}-${environment.slug}-${number}.${slot}.${next}-${world.id.slice(-6)}`,
        address: await chooseReplicaAddress(deps, network),
        port: release.spec.port,
        phase: "creating",
        phaseSince: deps.now(),
        createdAt: deps.now(),
      },
    });
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}
