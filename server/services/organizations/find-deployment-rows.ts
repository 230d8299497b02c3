import { likeAnywhere } from "../../db/escape-like";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { ListCursor } from "../../domain/deployment/list-cursor";
import type { ProjectScope } from "../projects/visible-projects";
import { type DeploymentLine, lineColumns, lineJoins, literal } from "./find-deployments";

/** A deployment as a row of the list of all: a line with what it brought and how it ended. */
export interface DeploymentRow extends DeploymentLine {
  readonly id: string;
  readonly message: string | null;
  /** replicas that were to serve at its end */
  readonly targetCount: number;
  readonly servingAt: Date | null;
  readonly commit: string | null;
  readonly commitMessage: string | null;
  readonly imageRef: string | null;
  readonly projectName: string;
  readonly environmentName: string;
  readonly requestedById: string | null;
}

/** How they stand: on their way, or ended in one of these ways. */
const statuses = {
  moving: Prisma.sql`d."status" in ('QUEUED', 'BUILDING', 'DEPLOYING', 'MONITORING')`,
  ended: Prisma.sql`d."status" in ('SUCCEEDED', 'FAILED', 'ROLLED_BACK', 'CANCELLED', 'SUPERSEDED')`,
  failed: Prisma.sql`d."status" in ('FAILED', 'ROLLED_BACK')`,
  succeeded: Prisma.sql`d."status" = 'SUCCEEDED'`,
} as const;

export interface DeploymentWish {
  readonly state: keyof typeof statuses;
  /** by their slugs */
  readonly project?: string | undefined;
  readonly environment?: string | undefined;
  /** a part of the application's name, in any case */
  readonly search?: string | undefined;
  /** only those below it */
  readonly before?: ListCursor | null;
}

/** So many of the newest of all projects in the scope. @param counted whether `total` is wanted: it reads all that match */
export const findDeploymentRows = (
  db: Transaction,
  scope: ProjectScope,
  wish: DeploymentWish,
  limit: number,
  counted = false,
) =>
  db.$queryRaw<readonly DeploymentRow[]>`
    select ${lineColumns}, ${counted ? Prisma.sql`(count(*) over ())::int` : Prisma.sql`0`} as total,
      d."id", d."message", d."targetCount", d."servingAt", d."requestedById",
      r."commit", r."commitMessage", r."imageRef", p."name" as "projectName", e."name" as "environmentName"
    ${lineJoins}
    where ${Prisma.join(conditions(scope, wish), " and ")}
    order by d."createdAt" desc, d."id" desc limit ${literal(limit)}`;

function conditions(scope: ProjectScope, wish: DeploymentWish): Prisma.Sql[] {
  const { state, project, environment, search = "", before = null } = wish;
  return [
    scope,
    statuses[state],
    ...(project === undefined ? [] : [Prisma.sql`p."slug" = ${project}`]),
    ...(environment === undefined ? [] : [Prisma.sql`e."slug" = ${environment}`]),
    ...(search === "" ? [] : [Prisma.sql`a."name" ilike ${likeAnywhere(search)}`]),
    ...(before === null ? [] : [Prisma.sql`(d."createdAt", d."id") < (${before.at}, ${before.id})`]),
  ];
}
