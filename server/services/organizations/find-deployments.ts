import type { Transaction } from "../../db/client";
import { type DeploymentKind, type DeploymentStatus, Prisma } from "../../db/generated/client";
import type { ProjectScope } from "../projects/visible-projects";

/** A deployment as a line of a list over many applications. */
export interface DeploymentLine {
  readonly number: number;
  readonly kind: DeploymentKind;
  readonly status: DeploymentStatus;
  readonly cancelling: boolean;
  readonly waitingFor: string | null;
  /** the step that is under way */
  readonly step: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly release: number | null;
  /** what served before, and serves again after a return */
  readonly previousRelease: number | null;
  readonly requestedBy: string | null;
  readonly environment: string;
  readonly application: string;
  readonly applicationName: string;
  readonly project: string;
  /** of all lines, also those beyond the limit */
  readonly total: number;
}

/** What a `DeploymentLine` is made of, but its total. */
export const lineColumns = Prisma.sql`
  d."number", d."kind"::text, d."status"::text, d."waitingFor", d."createdAt", d."startedAt", d."endedAt",
  (d."endedAt" is null and d."cancelRequestedAt" is not null) as cancelling,
  (select s."title" from "DeploymentStep" s where s."deploymentId" = d."id" and s."status" = 'running'
    order by s."position" desc limit 1) as step,
  r."number" as release, before."number" as "previousRelease", u."name" as "requestedBy",
  e."slug" as environment, a."slug" as application, a."name" as "applicationName", p."slug" as project`;

/** Deployments as d, with everything that a line names of them. */
export const lineJoins = Prisma.sql`
  from "Deployment" d
  join "AppEnvironment" ae on ae."id" = d."appEnvironmentId"
  join "Environment" e on e."id" = ae."environmentId"
  join "Application" a on a."id" = ae."applicationId"
  join "Project" p on p."id" = a."projectId"
  left join "Release" r on r."id" = d."releaseId"
  left join "Release" before on before."id" = d."previousReleaseId"
  left join "User" u on u."id" = d."requestedById"`;

/** Deployments on their way, the longest at work first. */
export const findInProgress = (db: Transaction, scope: ProjectScope, limit: number) =>
  findLines(
    db,
    Prisma.sql`d."status" in ('QUEUED', 'BUILDING', 'DEPLOYING', 'MONITORING') and ${scope}`,
    Prisma.sql`(count(*) over ())::int`,
    Prisma.sql`d."createdAt", d."id" limit ${literal(limit)}`,
  );

/** The newest deployments of all applications. */
export const findRecent = (db: Transaction, scope: ProjectScope, limit: number) =>
  findLines(
    db,
    scope,
    // counting all of history would read all of it
    Prisma.sql`0`,
    Prisma.sql`d."createdAt" desc limit ${literal(limit)}`,
  );

/** With a limit that is known Postgres keeps one plan: for one that is not, it would plan these joins anew each time. */
export const literal = (limit: number): Prisma.Sql => Prisma.raw(String(Math.trunc(limit)));

const findLines = (db: Transaction, where: Prisma.Sql, total: Prisma.Sql, order: Prisma.Sql) =>
  db.$queryRaw<readonly DeploymentLine[]>`
    select ${lineColumns}, ${total} as total ${lineJoins}
    where ${where}
    order by ${order}`;
