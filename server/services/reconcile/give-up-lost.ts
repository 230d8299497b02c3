import type { ReleaseSpec } from "../../domain/application/config";
import { isGivenUp } from "../../domain/placement/decide-loss";
import { parsePlacement } from "../../domain/placement/placement";
import { recordEvent } from "../../events/record-event";
import { activeOf, loadWorld, type ReplicaRow, type World } from "./load-world";
import { findPlace } from "./place-replica";
import type { ReconcileDeps } from "./reconcile-deps";

/**
 * Gives up the replicas whose node is lost, where they may be replaced: they are outside of all decisions from then on, no edge
 * shall send to them, and their containers are removed when the node is back. One that no other node can take waits for its own.
 * @returns the world without them
 */
export async function giveUpLost(deps: ReconcileDeps, world: World): Promise<World> {
  const away = world.replicas.filter(({ node }) => node.state === "unreachable");
  if (away.length === 0) return world;
  const now = deps.now();
  const given: ReplicaRow[] = [];
  const since = await findSince(deps, [...new Set(away.map(({ nodeId }) => nodeId))]);
  const specs = await loadSpecs(deps, away);
  for (const row of away) {
    const spec = specs.get(row.releaseId);
    const facts = {
      placement: parsePlacement(world.placement),
      unreachableSince: since.get(row.nodeId) ?? null,
      rollout: activeOf(world) !== null,
      hasVolumes: spec !== undefined && spec.volumes.length > 0,
    };
    if (spec === undefined || !isGivenUp(facts, now.getTime())) continue;
    const { groupId: group, releaseId } = row;
    if ((await findPlace(deps, world, { group, releaseId, spec })).node !== null) given.push(row);
  }
  if (given.length === 0) return world;
  const { project } = world.application;
  await deps.db.$transaction(async (tx) => {
    await tx.replica.updateMany({
      where: { id: { in: given.map(({ id }) => id) } },
      data: { lostAt: now, routed: false },
    });
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "container.status",
      subjectId: world.applicationId,
      payload: { projectId: project.id, appEnvironmentId: world.id },
    });
  });
  return (await loadWorld(deps.db, world.id)) ?? world;
}

async function findSince(deps: ReconcileDeps, nodeIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const states = await deps.db.nodeState.findMany({
    where: { nodeId: { in: [...nodeIds] } },
    orderBy: [{ nodeId: "asc" }, { since: "desc" }, { id: "desc" }],
    distinct: ["nodeId"],
  });
  return new Map(
    states.flatMap(({ nodeId, state, since }) => (state === "unreachable" ? [[nodeId, since.getTime()]] : [])),
  );
}

export async function loadSpecs(
  { db }: Pick<ReconcileDeps, "db">,
  replicas: readonly { readonly releaseId: string }[],
): Promise<ReadonlyMap<string, ReleaseSpec>> {
  const ids = [...new Set(replicas.map(({ releaseId }) => releaseId))];
  const releases = await db.release.findMany({ where: { id: { in: ids } }, select: { id: true, spec: true } });
  return new Map(releases.map(({ id, spec }) => [id, spec as unknown as ReleaseSpec]));
}
