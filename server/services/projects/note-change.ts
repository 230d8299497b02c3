import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { recordEvent } from "../../events/record-event";
import { recordActivity } from "../activity";
import type { ActorCtx } from "../use-case";

interface Changed {
  readonly project: { readonly id: string; readonly name: string; readonly organizationId: string };
  readonly action: string;
  /** the project itself when left out */
  readonly subject?: { readonly type: string; readonly id: string; readonly name: string };
  readonly detail?: Prisma.InputJsonObject;
}

/** Writes down that a project, or a folder in it, was changed, and tells those who look at it. */
export async function noteProjectChange(
  tx: Transaction,
  ctx: ActorCtx,
  { project, action, subject, detail }: Changed,
): Promise<void> {
  const { id, name, organizationId } = project;
  await recordActivity(tx, ctx, {
    organizationId,
    action,
    subject: subject ?? { type: "project", id, name },
    projectId: id,
    ...(detail === undefined ? {} : { detail }),
  });
  await recordEvent(tx, { organizationId, type: "project.changed", subjectId: id, payload: { projectId: id } });
}
