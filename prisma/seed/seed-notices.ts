import type { Transaction } from "../../server/db/client";
import { type NoticeWhat, noticeLevels } from "../../server/domain/notification/decide-notice";
import { owner } from "./people";
import type { Rows } from "./rows";

const most = 40;
const weekMs = 7 * 24 * 3_600_000;
/** What is older was read. */
const freshMs = 5 * 3_600_000;

/** What the owner was told of: how ended what she asked for, and what went wrong for others. */
export async function seedNotices(tx: Transaction, rows: Rows, organizationId: string, now: Date): Promise<void> {
  const told = rows.deployments.flatMap(
    ({ appEnvironmentId, number, kind, status, message, requestedById, endedAt }) => {
      const what: string = `deployment.${status?.toLowerCase()}`;
      const own = requestedById === owner.id;
      const bad = what === "deployment.failed" || what === "deployment.rolled_back";
      const at = endedAt == null ? null : new Date(endedAt);
      if (!(what in noticeLevels) || at === null || now.getTime() - at.getTime() > weekMs || !(own || bad)) return [];
      const readAt = now.getTime() - at.getTime() < freshMs ? null : at;
      const level = noticeLevels[what as NoticeWhat];
      return [{ appEnvironmentId, number, kind, what, level, own, detail: message ?? null, createdAt: at, readAt }];
    },
  );
  const newest = told.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).slice(-most);
  await tx.notification.createMany({ data: newest.map((row) => ({ ...row, organizationId, userId: owner.id })) });
}
