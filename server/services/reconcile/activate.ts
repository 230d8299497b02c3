import { isUniqueViolation } from "../../db/unique";
import { recordEvent } from "../../events/record-event";
import { addJob } from "../../jobs/add-job";
import type { DeploymentRow, World } from "./load-world";
import type { ReconcileDeps } from "./reconcile-deps";
import { setStep } from "./steps";

/**
 * Starts the queued deployment: from now on it is the one that works on the application. What served at this moment is what
 * it takes over from and would go back to.
 */
export async function activate(deps: ReconcileDeps, world: World, queued: DeploymentRow): Promise<void> {
  const builds = queued.kind === "DEPLOY" && queued.releaseId === null;
  const now = deps.now();
  const { project } = world.application;
  try {
    await deps.db.$transaction(async (tx) => {
      const { count } = await tx.deployment.updateMany({
        where: { id: queued.id, status: "QUEUED" },
        data: {
          status: builds ? "BUILDING" : "DEPLOYING",
          startedAt: now,
          stateVersion: { increment: 1 },
          previousGroupId: world.currentGroupId,
          previousReleaseId: world.currentReleaseId,
          previousCount: world.desiredCount,
          ...takeUp(world, queued),
        },
      });
      if (count === 0) return;
      if (builds) {
        await addJob(tx, "build", { deploymentId: queued.id }, { key: `build:${queued.id}` });
      } else await setStep(tx, queued.id, "rollout", "running", now);
      await recordEvent(tx, {
        organizationId: project.organizationId,
        type: "deployment.progress",
        subjectId: queued.id,
        payload: { projectId: project.id, appEnvironmentId: world.id, status: builds ? "BUILDING" : "DEPLOYING" },
      });
    });
  } catch (error) {
    // The unique index: another one became active in this very moment. This one waits on.
    if (!isUniqueViolation(error)) throw error;
  }
}

/**
 * What was current when it was asked for may have been replaced by the one it waited for: only a deploy and a rollback bring a
 * release of their own, and a restart keeps the number of replicas that it finds.
 */
function takeUp(world: World, { kind }: DeploymentRow) {
  const { currentGroupId, currentReleaseId, desiredCount } = world;
  const keepsGroup = kind === "SCALE" || kind === "STOP" || kind === "START";
  const keepsCount = (kind === "RESTART" || kind === "ROLLBACK") && desiredCount > 0;
  return {
    ...(kind === "DEPLOY" || kind === "ROLLBACK" ? {} : { releaseId: currentReleaseId }),
    ...(keepsGroup && currentGroupId !== null ? { groupId: currentGroupId } : {}),
    ...(keepsCount ? { targetCount: desiredCount } : {}),
  };
}
