import type { Transaction } from "../../db/client";
import { AppError } from "../../domain/errors";

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Holds the project against a deletion until the transaction ends: what is made in it is either seen by the deletion, or not made.
 * @throws AppError conflict when it is being deleted
 */
export async function requireOpen(tx: Transaction, { id, name }: Named): Promise<void> {
  const open = await tx.$queryRaw<unknown[]>`
    select 1 from "Project" where "id" = ${id} and "deletingSince" is null for share`;
  if (open.length === 0)
    throw new AppError("conflict", `“${name}” is being deleted; nothing can be made or changed in it any more.`);
}
