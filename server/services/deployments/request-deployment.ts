import type { Transaction } from "../../db/client";
import type { DeploymentKind } from "../../db/generated/client";
import { lockRow } from "../../db/lock-row";
import { newId } from "../../db/new-id";
import { type KnownDeployment, resolveRequest } from "../../domain/deployment/resolve-request";
import type { Kind, Status } from "../../domain/deployment/status";
import { AppError } from "../../domain/errors";
import { recordEvent } from "../../events/record-event";
import { wakeReconcile } from "../../jobs/add-job";
import { recordActivity } from "../activity";
import type { locateAppEnvironment } from "../locate";
import { notifyEnd } from "../notifications/notify-end";
import { requireReal } from "../organizations/demo";
import { setStep } from "../reconcile/steps";
import type { ActorCtx } from "../use-case";

type Located = Awaited<ReturnType<typeof locateAppEnvironment>>;

export interface Wish {
  readonly kind: Kind;
  readonly releaseId: string | null;
  readonly count: number;
  /** of a deploy: the newest code, or the image that serves */
  readonly code?: "newest" | "current";
}

const open = ["QUEUED", "BUILDING", "DEPLOYING", "MONITORING"] as const;
const ownGroup: readonly Kind[] = ["deploy", "rollback", "restart"];

/**
 * Asks for a deployment: row, steps, event, activity and wake-up call in ONE transaction. Queued ones are superseded by it.
 * The row of the application is locked, so two clicks at once become two numbers, one after the other.
 * @returns its number @throws AppError conflict when the wish makes no sense now
 */
export async function requestDeployment(ctx: ActorCtx, at: Located, wish: Wish): Promise<{ number: number }> {
  const { application, project } = at;
  if (application.deletingSince !== null)
    throw new AppError("conflict", `“${application.name}” is being deleted; nothing can be deployed in it any more.`);
  await requireReal(ctx.db, project.organizationId);
  return ctx.db.$transaction(async (tx) => {
    // First, for it locks the application (db/lock-row.ts). A wish that is refused takes its number back with it.
    const { lastDeploymentNumber: number } = await tx.application.update({
      where: { id: application.id },
      data: { lastDeploymentNumber: { increment: 1 } },
    });
    await lockRow(tx, "AppEnvironment", at.appEnvironment.id);
    const appEnvironment = await tx.appEnvironment.findUniqueOrThrow({ where: { id: at.appEnvironment.id } });
    const known = await tx.deployment.findMany({
      where: { appEnvironmentId: appEnvironment.id, status: { in: [...open] } },
      select: { id: true, kind: true, status: true },
    });
    const others = known.map(toKnown);
    const decision = resolveRequest(
      others.find(({ status }) => status !== "queued") ?? null,
      others.filter(({ status }) => status === "queued"),
      { ...wish, currentCount: appEnvironment.currentGroupId === null ? null : appEnvironment.desiredCount },
    );
    if (decision.kind === "reject") throw new AppError("conflict", decision.reason);
    if (wish.releaseId !== null) await requireKept(tx, wish.releaseId);
    if (decision.kind === "supersede") await supersede(tx, decision.ids, ctx.actor.userId, ctx.now());
    const id = newId("deployment");
    const keepsGroup = !ownGroup.includes(wish.kind) && appEnvironment.currentGroupId !== null;
    await tx.deployment.create({
      data: {
        id,
        appEnvironmentId: appEnvironment.id,
        number,
        kind: wish.kind.toUpperCase() as DeploymentKind,
        request: { ...wish },
        releaseId: wish.releaseId,
        groupId: keepsGroup ? String(appEnvironment.currentGroupId) : id,
        targetCount: wish.count,
        requestedById: ctx.actor.userId,
        createdAt: ctx.now(),
      },
    });
    await planSteps(tx, id, wish, ctx.now());
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "deployment.progress",
      subjectId: id,
      payload: { projectId: project.id, appEnvironmentId: appEnvironment.id, status: "QUEUED" },
    });
    await recordActivity(tx, ctx, {
      organizationId: project.organizationId,
      action: `application.${wish.kind}`,
      projectId: project.id,
      subject: { type: "application", id: application.id, name: application.name },
      detail: { number, environment: at.environment.name, count: wish.count },
    });
    await wakeReconcile(tx, appEnvironment.id);
    return { number };
  });
}

const toKnown = (row: { id: string; kind: string; status: string }): KnownDeployment => ({
  id: row.id,
  kind: row.kind.toLowerCase() as Kind,
  status: row.status.toLowerCase() as Status,
});

/** Asked under the lock of the application, for the image of a release may be let go of at any moment. @throws AppError conflict */
async function requireKept(tx: Transaction, releaseId: string): Promise<void> {
  const release = await tx.release.findUnique({ where: { id: releaseId } });
  if (release !== null && release.prunedAt !== null)
    throw new AppError(
      "conflict",
      `The image of release ${release.number} is not kept any more. Deploy its commit again.`,
    );
}

async function supersede(tx: Transaction, ids: readonly string[], by: string, now: Date): Promise<void> {
  await tx.deployment.updateMany({
    where: { id: { in: [...ids] }, status: "QUEUED" },
    data: {
      status: "SUPERSEDED",
      reason: "superseded",
      message: "A newer deployment took the place of this one before it began.",
      endedAt: now,
    },
  });
  await tx.deploymentStep.updateMany({ where: { deploymentId: { in: [...ids] } }, data: { status: "skipped" } });
  for (const id of ids) await notifyEnd(tx, id, by, now);
}

async function planSteps(tx: Transaction, id: string, { kind, releaseId, count }: Wish, now: Date): Promise<void> {
  if (kind === "deploy" && releaseId === null) {
    await setStep(tx, id, "source", "waiting", now);
    await setStep(tx, id, "build", "waiting", now);
  }
  await setStep(tx, id, "rollout", "waiting", now, count === 0 ? { title: "Stop the replicas" } : {});
  if (count > 0) await setStep(tx, id, "monitor", "waiting", now);
}
