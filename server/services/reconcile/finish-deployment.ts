import type { Transaction } from "../../db/client";
import { lockRow } from "../../db/lock-row";
import { describeReason } from "../../domain/deployment/describe-reason";
import type { ReasonCode } from "../../domain/deployment/reason-codes";
import type { Outcome, RolloutState } from "../../domain/rollout/types";
import { recordEvent } from "../../events/record-event";
import { wakeReconcile } from "../../jobs/add-job";
import { notifyEnd } from "../notifications/notify-end";
import type { DeploymentRow, World } from "./load-world";
import type { ReconcileDeps } from "./reconcile-deps";
import type { RolloutEvidence } from "./rollout-evidence";
import { closeSteps } from "./steps";

const statuses = {
  succeeded: "SUCCEEDED",
  failed: "FAILED",
  cancelled: "CANCELLED",
  rolled_back: "ROLLED_BACK",
} as const satisfies Record<Outcome, string>;

/** Ends a deployment by what was observed. What serves from now on, and how many, is noted in the same transaction. */
export async function finishDeployment(
  deps: ReconcileDeps,
  world: World,
  deployment: DeploymentRow,
  state: RolloutState,
  evidence: RolloutEvidence,
): Promise<void> {
  const now = deps.now();
  const outcome = state.outcome ?? "failed";
  const failure = state.failure;
  const reason = outcome === "succeeded" ? null : (failure?.reason ?? "cancelled");
  const message = reason === null ? null : sentenceOf(deployment, reason, state);
  await deps.db.$transaction(async (tx) => {
    await lockRow(tx, "AppEnvironment", world.id);
    const { count } = await tx.deployment.updateMany({
      where: { id: deployment.id, stateVersion: deployment.stateVersion },
      data: {
        status: statuses[outcome],
        state: state as object,
        stateVersion: { increment: 1 },
        reason,
        message,
        waitingFor: null,
        endedAt: now,
        evidence: evidence as object,
      },
    });
    if (count === 0) return;
    // What runs at the end of a failure is the way back: it was walked to its end, unless it is what failed.
    await closeSteps(tx, deployment.id, reason === "return_failed" ? "failed" : "done", now);
    await noteServing(tx, world, deployment, outcome);
    await announce(tx, world, deployment.id, statuses[outcome]);
    await notifyEnd(tx, deployment.id, null, now);
    await wakeReconcile(tx, world.id);
  });
}

function sentenceOf(deployment: DeploymentRow, reason: ReasonCode, state: RolloutState): string {
  const { slot = null, exitCode = null, node = null, cause = null } = state.failure ?? {};
  const sentence = describeReason(reason, { slot, exitCode, node, cause });
  const back = deployment.previousGroupId !== null && deployment.previousCount > 0;
  return back && reason !== "return_failed" ? `${sentence} What served before serves on.` : sentence;
}

/**
 * After a failure that which served before is what supervision keeps up; a first deployment that failed leaves nothing. The failure
 * stands as one that somebody should look at until a deployment succeeds.
 */
async function noteServing(tx: Transaction, world: World, deployment: DeploymentRow, outcome: Outcome): Promise<void> {
  const serving =
    outcome === "succeeded"
      ? {
          currentReleaseId: deployment.releaseId,
          currentGroupId: deployment.groupId,
          desiredCount: deployment.targetCount,
          lastFailureId: null,
        }
      : outcome === "cancelled"
        ? {}
        : { lastFailureId: deployment.id };
  await tx.appEnvironment.update({
    where: { id: world.id },
    data: { ...serving, supervision: {}, note: null, crashLoops: 0, missing: 0 },
  });
}

/**
 * Ends a deployment that no rollout can end: its image could not be had, or its node is gone. One that has left the state in
 * which its caller saw it belongs to somebody else by now, and is left alone.
 */
export async function endEarly(
  tx: Transaction,
  world: Pick<World, "id" | "application">,
  deploymentId: string,
  end: {
    readonly from: readonly ("BUILDING" | "DEPLOYING" | "MONITORING")[];
    readonly status: "FAILED" | "CANCELLED";
    readonly reason: ReasonCode;
    readonly message: string;
    readonly now: Date;
  },
): Promise<void> {
  const { status, reason, message, now } = end;
  await lockRow(tx, "AppEnvironment", world.id);
  const { count } = await tx.deployment.updateMany({
    where: { id: deploymentId, status: { in: [...end.from] } },
    data: { status, reason, message, waitingFor: null, endedAt: now, stateVersion: { increment: 1 } },
  });
  if (count === 0) return;
  if (status === "FAILED")
    await tx.appEnvironment.update({ where: { id: world.id }, data: { lastFailureId: deploymentId } });
  await closeSteps(tx, deploymentId, status === "CANCELLED" ? "skipped" : "failed", now);
  await announce(tx, world, deploymentId, status);
  await notifyEnd(tx, deploymentId, null, now);
  await wakeReconcile(tx, world.id);
}

const announce = (tx: Transaction, world: Pick<World, "id" | "application">, deploymentId: string, status: string) =>
  recordEvent(tx, {
    organizationId: world.application.project.organizationId,
    type: "deployment.progress",
    subjectId: deploymentId,
    payload: { projectId: world.application.project.id, appEnvironmentId: world.id, status },
  });
