import { Prisma } from "./generated/client";
import type { Transaction } from "./client";

/**
 * Locks a row until the transaction ends. Whoever locks several of an application takes them in this order, or two wait for
 * each other until Postgres ends one of them: Application, AppEnvironment, Deployment. Rows that only refer to it may be
 * added meanwhile.
 */
export async function lockRow(tx: Transaction, table: "Application" | "AppEnvironment", id: string): Promise<void> {
  await tx.$queryRaw`select 1 from ${Prisma.raw(`"${table}"`)} where "id" = ${id} for no key update`;
}
