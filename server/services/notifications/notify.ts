import type { Transaction } from "../../db/client";
import type { DeploymentKind } from "../../db/generated/client";
import type { Resource } from "../../domain/access/can";
import { type Cause, decideReaders, noticeLevels } from "../../domain/notification/decide-notice";
import { recordEvents } from "../../events/record-event";
import { findMembers } from "./find-members";

/** What the notice leads to, and why it came. */
interface Subject {
  readonly appEnvironmentId?: string;
  readonly number?: number;
  readonly kind?: DeploymentKind;
  readonly nodeId?: string;
  readonly detail: string | null;
}

/** Tells whom it concerns, in the transaction of the cause: a row for each, and an event that only this one is told of. */
export async function notify(
  tx: Transaction,
  cause: Cause,
  resource: Resource,
  subject: Subject,
  now: Date,
): Promise<void> {
  const readers = decideReaders(cause, await findMembers(tx, resource), resource);
  if (readers.length === 0) return;
  const { organizationId, projectId } = resource;
  const { what } = cause;
  const about = { ...subject, organizationId, what, level: noticeLevels[what], createdAt: now };
  const rows = await tx.notification.createManyAndReturn({
    data: readers.map((reader) => ({ ...about, ...reader })),
    select: { id: true, userId: true },
  });
  const events = rows.map(({ id, userId }) => ({
    organizationId,
    type: "notification.new" as const,
    subjectId: String(id),
    payload: { userId, ...(projectId === undefined ? {} : { projectId }) },
  }));
  await recordEvents(tx, events);
}
