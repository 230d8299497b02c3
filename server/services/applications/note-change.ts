import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { recordEvent } from "../../events/record-event";
import { recordActivity } from "../activity";
import type { ActorCtx } from "../use-case";

interface Changed {
  readonly application: { readonly id: string; readonly name: string };
  readonly project: { readonly id: string; readonly organizationId: string };
}

/** Writes down that an application was changed, and tells those who look at it. */
export async function noteChange(
  tx: Transaction,
  ctx: ActorCtx,
  { application, project }: Changed,
  action: string,
  detail?: Prisma.InputJsonObject,
): Promise<void> {
  const { organizationId } = project;
  await recordActivity(tx, ctx, {
    organizationId,
    action,
    subject: { type: "application", id: application.id, name: application.name },
    projectId: project.id,
    ...(detail === undefined ? {} : { detail }),
  });
  await recordEvent(tx, {
    organizationId,
    type: "application.changed",
    subjectId: application.id,
    payload: { projectId: project.id },
  });
}
