import type { Deps } from "../../context";
import { recordEvent } from "../../events/record-event";

export interface LinkEnds {
  readonly fromId: string;
  readonly toId: string;
}

/** Notes that the edge of one node reaches that of another or does not, and tells those whose applications it concerns. */
export async function noteLink(
  { db, now }: Pick<Deps, "db" | "now">,
  { fromId, toId }: LinkEnds,
  up: boolean,
  reason: string | null,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const data = { up, reason, since: now() };
    const before = await tx.nodeLink.findUnique({ where: { fromId_toId: { fromId, toId } } });
    await tx.nodeLink.upsert({
      where: { fromId_toId: { fromId, toId } },
      create: { fromId, toId, ...data },
      update: data,
    });
    // That all is well from the beginning is no news.
    if (up && before === null) return;
    const { organizationId } = await tx.node.findUniqueOrThrow({ where: { id: fromId } });
    const organizations = await tx.organization.findMany({
      where: organizationId === null ? {} : { id: organizationId },
      select: { id: true },
    });
    for (const { id } of organizations)
      await recordEvent(tx, { organizationId: id, type: "node.changed", subjectId: fromId, payload: { reaches: up } });
  });
}
