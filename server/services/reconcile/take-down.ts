import { recordEvent } from "../../events/record-event";
import { addJob, wakeReconcile } from "../../jobs/add-job";
import { requirePublished } from "../edge/publish-node";
import { findLayers, removeLayers } from "../retention/remove-layers";
import { removeUnneededImages } from "../retention/remove-unneeded-images";
import { removeUnusedNetworks } from "./remove-networks";
import type { ReconcileDeps } from "./reconcile-deps";

const lookMs = 1_000;

/**
 * Deletes an application that somebody deleted: first what runs of it goes, by the same driver as always, then its rows.
 * Volumes stay on their nodes, but for those that somebody named. Looks again each second until nothing of it runs.
 */
export async function takeDown(deps: ReconcileDeps, applicationId: string): Promise<void> {
  const application = await deps.db.application.findUnique({
    where: { id: applicationId },
    include: { project: true, environments: true },
  });
  if (application === null || application.deletingSince === null) return;
  const now = deps.now();
  const ids = application.environments.map(({ id }) => id);
  await deps.db.deployment.updateMany({
    where: { appEnvironmentId: { in: ids }, status: { in: ["QUEUED", "BUILDING", "DEPLOYING", "MONITORING"] } },
    data: { cancelRequestedAt: now },
  });
  await deps.db.deployment.updateMany({
    where: { appEnvironmentId: { in: ids }, status: "QUEUED" },
    data: { status: "CANCELLED", reason: "cancelled", message: "The application was deleted.", endedAt: now },
  });
  const running = await deps.db.replica.count({ where: { appEnvironmentId: { in: ids }, removedAt: null } });
  const active = await deps.db.deployment.count({
    where: { appEnvironmentId: { in: ids }, status: { in: ["BUILDING", "DEPLOYING", "MONITORING"] } },
  });
  if (running > 0 || active > 0) {
    for (const id of ids) await wakeReconcile(deps.db, id);
    const runAt = new Date(now.getTime() + lookMs);
    return addJob(deps.db, "takeDown", { applicationId }, { key: `takeDown:${applicationId}`, runAt });
  }
  const { project } = application;
  // One that cannot be reached is waited for where the application ever ran or was built on it; any other has nothing of it.
  const nodes = await deps.db.node.findMany({
    where: {
      OR: [
        { state: { not: "unreachable" } },
        { replicas: { some: { appEnvironmentId: { in: ids } } } },
        { buildLayers: { some: { deployment: { appEnvironmentId: { in: ids } } } } },
      ],
    },
    select: { id: true },
  });
  await deps.db.domain.deleteMany({ where: { appEnvironmentId: { in: ids } } });
  // No route may name an address that the next container could get: without that its rows are kept, and this is done again.
  for (const { id } of nodes) await requirePublished(deps, id);
  const layers = await findLayers(deps.db, { appEnvironmentId: { in: ids } });
  for (const { id } of nodes) {
    const engine = await deps.engines.get(id);
    for (const name of application.deletingVolumes) await engine.removeVolume(name);
  }
  await deps.db.$transaction(async (tx) => {
    // Another job may have come to this point first: then the event is told already.
    const { count } = await tx.application.deleteMany({ where: { id: applicationId } });
    if (count === 0) return;
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "project.changed",
      subjectId: project.id,
      payload: { projectId: project.id },
    });
  });
  for (const { id } of nodes) {
    await removeUnneededImages(deps, id);
    for (const row of layers.filter(({ nodeId }) => nodeId === id))
      await removeLayers(await deps.engines.get(id), row, new Set());
    await removeUnusedNetworks(deps, id);
  }
}
