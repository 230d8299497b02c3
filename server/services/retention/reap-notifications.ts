import type { Deps } from "../../context";

const keepMs = 30 * 24 * 3_600_000;
const keepNewest = 200;

/** Deletes what people were told long ago, and beyond the newest that each is kept. */
export async function reapNotifications({ db, now }: Pick<Deps, "db" | "now">): Promise<void> {
  await db.notification.deleteMany({ where: { createdAt: { lt: new Date(now().getTime() - keepMs) } } });
  await db.$executeRaw`
    delete from "Notification" where "id" in (
      select "id" from (
        select "id", row_number() over (partition by "userId" order by "id" desc) as place from "Notification"
      ) as placed where place > ${keepNewest})`;
}
