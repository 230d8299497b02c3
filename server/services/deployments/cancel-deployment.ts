import { isTerminal, type Status } from "../../domain/deployment/status";
import { AppError } from "../../domain/errors";
import { recordEvent } from "../../events/record-event";
import { wakeReconcile } from "../../jobs/add-job";
import { recordActivity } from "../activity";
import { notifyEnd } from "../notifications/notify-end";
import { requireReal } from "../organizations/demo";
import { mutation } from "../use-case";
import { deploymentAddress, locateDeployment } from "./locate-deployment";

/** Cancels a deployment at any step: one that waits ends at once, a build is stopped, a rollout goes back. */
export const cancelDeployment = mutation({
  permission: "application.deploy",
  input: deploymentAddress,
  locate: locateDeployment,
  run: async (ctx, _input, { deployment, application, project, appEnvironment, environment }) => {
    const { id, number } = deployment;
    if (isTerminal(deployment.status.toLowerCase() as Status))
      throw new AppError("conflict", `Deployment ${number} has ended already; there is nothing to cancel.`);
    await requireReal(ctx.db, project.organizationId);
    const now = ctx.now();
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.deployment.updateMany({
        where: { id, status: "QUEUED" },
        data: {
          status: "CANCELLED",
          reason: "cancelled",
          message: "The deployment was cancelled before it began.",
          cancelRequestedAt: now,
          endedAt: now,
        },
      });
      if (count === 0)
        await tx.deployment.updateMany({ where: { id, cancelRequestedAt: null }, data: { cancelRequestedAt: now } });
      await recordEvent(tx, {
        organizationId: project.organizationId,
        type: "deployment.progress",
        subjectId: id,
        payload: { projectId: project.id, appEnvironmentId: appEnvironment.id, status: "CANCELLING" },
      });
      await recordActivity(tx, ctx, {
        organizationId: project.organizationId,
        action: "deployment.cancelled",
        projectId: project.id,
        subject: { type: "application", id: application.id, name: application.name },
        detail: { number, environment: environment.name },
      });
      if (count > 0) await notifyEnd(tx, id, ctx.actor.userId, now);
      await wakeReconcile(tx, appEnvironment.id);
    });
    return {};
  },
});
