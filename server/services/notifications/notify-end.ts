import type { Transaction } from "../../db/client";
import type { NoticeWhat } from "../../domain/notification/decide-notice";
import { notify } from "./notify";

const ends = {
  SUCCEEDED: "deployment.succeeded",
  FAILED: "deployment.failed",
  ROLLED_BACK: "deployment.rolled_back",
  CANCELLED: "deployment.cancelled",
  SUPERSEDED: "deployment.superseded",
} as const satisfies Readonly<Record<string, NoticeWhat>>;

/**
 * Tells of the end of a deployment, as its row has it in this transaction.
 * @param endedBy who ended it by what he does now; null when it ended by itself
 */
export async function notifyEnd(tx: Transaction, id: string, endedBy: string | null, now: Date): Promise<void> {
  const { status, appEnvironmentId, number, kind, message, requestedById, appEnvironment } =
    await tx.deployment.findUniqueOrThrow({
      where: { id },
      select: {
        ...{ status: true, appEnvironmentId: true, number: true, kind: true, message: true, requestedById: true },
        appEnvironment: {
          select: { application: { select: { project: { select: { id: true, organizationId: true } } } } },
        },
      },
    });
  if (!(status in ends)) return;
  const { id: projectId, organizationId } = appEnvironment.application.project;
  const cause = { what: ends[status as keyof typeof ends], askedBy: requestedById, endedBy };
  await notify(tx, cause, { organizationId, projectId }, { appEnvironmentId, number, kind, detail: message }, now);
}
