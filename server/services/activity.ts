import type { Prisma } from "../db/generated/client";
import type { Transaction } from "../db/client";
import { newId } from "../db/new-id";
import type { Actor } from "../domain/access/can";
import { recordEvent } from "../events/record-event";

/** Who did it, from where, and the clock. What has no request, such as a sweep, has no place. */
interface Doer {
  readonly actor: Pick<Actor, "userId" | "name">;
  readonly requestId?: string | undefined;
  readonly address?: string | undefined;
  readonly userAgent?: string | undefined;
  readonly now: () => Date;
}

interface Change {
  readonly organizationId: string;
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string; readonly name: string };
  /** the project that it was done in, if any */
  readonly projectId?: string;
  readonly detail?: Prisma.InputJsonValue;
}

/** Writes who did what, in the transaction of the change itself: no change without its line, no line without its change. */
export async function recordActivity(tx: Transaction, ctx: Doer, change: Change): Promise<void> {
  const { organizationId, action, subject, projectId = null, detail } = change;
  await tx.activity.create({
    data: {
      id: newId("activity"),
      organizationId,
      actorId: ctx.actor.userId,
      actorName: ctx.actor.name,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      subjectName: subject.name,
      projectId,
      ...(detail === undefined ? {} : { detail }),
      address: ctx.address ?? null,
      requestId: ctx.requestId ?? null,
      userAgent: ctx.userAgent ?? null,
      createdAt: ctx.now(),
    },
  });
  await recordEvent(tx, { organizationId, type: "activity.new", subjectId: organizationId, payload: {} });
}
