import type { Transaction } from "../../db/client";
import { isUniqueViolation } from "../../db/unique";
import { AppError } from "../../domain/errors";

interface Place {
  readonly projectId: string;
  readonly parentId: string | null;
  readonly name: string;
}

const taken = (name: string) =>
  new AppError("conflict", `There is a folder “${name}” here already. Choose another name.`, {
    name: `There is a folder “${name}” here already.`,
  });

/** @throws AppError conflict when another folder in the same place has the name */
export async function requireFreeName(tx: Transaction, { projectId, parentId, name }: Place, own?: string) {
  const other = await tx.folder.findFirst({
    where: { projectId, parentId, name, ...(own === undefined ? {} : { id: { not: own } }) },
    select: { id: true },
  });
  if (other !== null) throw taken(name);
}

/** Two at once both find the name free; the database then stops one of them, which is told the same. */
export async function orTaken<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw isUniqueViolation(error) ? taken(name) : error;
  }
}
