import type { Prisma } from "../../db/generated/client";

export const buildRowInclude = {
  appEnvironment: { include: { application: { include: { project: true } }, variables: true } },
} as const satisfies Prisma.DeploymentInclude;

/** A deployment with all that its build needs. */
export type BuildRow = Prisma.DeploymentGetPayload<{ include: typeof buildRowInclude }>;
