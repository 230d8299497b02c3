import type { Transaction } from "../../db/client";
import { AppError } from "../../domain/errors";

/** Projects of which something runs for real. All that starts, stops or publishes anything asks with one of these. */
const realProject = { organization: { demo: false } } as const;
export const realApplication = { project: realProject } as const;
export const realAppEnvironment = { application: realApplication } as const;

/**
 * Nothing of a demonstration runs, so nothing in it can be deployed, cancelled or taken down: it would wait for ever.
 * @throws AppError conflict
 */
export async function requireReal(db: Transaction, organizationId: string): Promise<void> {
  const demo = await db.organization.findFirst({ where: { id: organizationId, demo: true }, select: { name: true } });
  if (demo !== null)
    throw new AppError(
      "conflict",
      `“${demo.name}” is a demonstration, of which nothing runs. Make an organisation of your own to do this.`,
    );
}
