import { z } from "zod";
import { AppError } from "../../domain/errors";

export const applicationAddress = z.object({
  organization: z.string(),
  project: z.string(),
  application: z.string(),
});

/** @throws AppError conflict */
export function requireNotDeleting({ name, deletingSince }: { name: string; deletingSince: Date | null }): void {
  if (deletingSince !== null)
    throw new AppError("conflict", `“${name}” is being deleted; it cannot be changed any more.`);
}
