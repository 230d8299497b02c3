import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";
import { createStatementNames } from "./statement-names";

export type Database = PrismaClient;
/** A client inside a transaction. */
export type Transaction = Omit<Database, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends">;

/** @param url a postgres:// address; @param size connections at most */
export function createDatabase(url: string, size = 12): Database {
  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max: size, connectionTimeoutMillis: 10_000 },
      { statementNameGenerator: createStatementNames() },
    ),
  });
}
