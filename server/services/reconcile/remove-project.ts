import { recordEvent } from "../../events/record-event";
import { addJob } from "../../jobs/add-job";
import { removeUnusedNetworks } from "./remove-networks";
import type { ReconcileDeps } from "./reconcile-deps";

const lookMs = 1_000;

/**
 * Deletes a project that somebody deleted, once the last of its applications is taken down and the networks of its environments
 * are gone from the nodes. Looks again each second until then. Volumes stay on their nodes.
 */
export async function removeProject(deps: ReconcileDeps, projectId: string): Promise<void> {
  const project = await deps.db.project.findUnique({ where: { id: projectId } });
  if (project === null || project.deletingSince === null) return;
  const again = () => {
    const runAt = new Date(deps.now().getTime() + lookMs);
    return addJob(deps.db, "removeProject", { projectId }, { key: `removeProject:${projectId}`, runAt });
  };
  if ((await deps.db.application.count({ where: { projectId } })) > 0) return again();
  // The rows of the networks go with the environments: a network that is left now would never be found again.
  for (const { id } of await deps.db.node.findMany({ select: { id: true } })) await removeUnusedNetworks(deps, id);
  if ((await deps.db.nodeNetwork.count({ where: { environment: { projectId } } })) > 0) return again();
  await deps.db.$transaction(async (tx) => {
    await tx.folder.updateMany({ where: { projectId }, data: { parentId: null } });
    const { count } = await tx.project.deleteMany({ where: { id: projectId } });
    if (count === 0) return;
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "project.changed",
      subjectId: projectId,
      payload: { projectId },
    });
  });
}
