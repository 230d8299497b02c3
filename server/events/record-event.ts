import type { Transaction } from "../db/client";
import type { Prisma } from "../db/generated/client";
import type { EventType } from "../domain/events";

export interface NewEvent {
  readonly organizationId: string;
  readonly type: EventType;
  /** id of the deployment, application, project or node */
  readonly subjectId: string;
  readonly payload: Prisma.InputJsonObject;
}

/** Writes an event in the transaction of what it tells of. The database announces it when, and only if, it commits. */
export async function recordEvent(
  tx: Transaction,
  { organizationId, type, subjectId, payload }: NewEvent,
): Promise<void> {
  await tx.event.create({ data: { organizationId, type, subjectId, payload } });
}

/** The same for several at once. */
export async function recordEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  await tx.event.createMany({ data: [...events] });
}
