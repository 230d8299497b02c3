import { likeAnywhere } from "../../db/escape-like";
import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { ProjectScope } from "../projects/visible-projects";

/** An application in an environment, among those whose lines are read together. */
export interface LoggedApplication {
  /** of the application in this environment */
  readonly id: string;
  readonly project: string;
  readonly projectName: string;
  readonly application: string;
  readonly applicationName: string;
  readonly environment: string;
  readonly environmentName: string;
  /** that run now */
  readonly replicas: number;
}

export interface LoggedAddress {
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

const columns = Prisma.sql`
  ae."id", p."slug" as project, p."name" as "projectName", a."slug" as application, a."name" as "applicationName",
  e."slug" as environment, e."name" as "environmentName",
  (select count(*)::int from "Replica" r where r."appEnvironmentId" = ae."id" and r."removedAt" is null) as replicas`;

const joins = Prisma.sql`
  from "AppEnvironment" ae
  join "Environment" e on e."id" = ae."environmentId"
  join "Application" a on a."id" = ae."applicationId"
  join "Project" p on p."id" = a."projectId"`;

/** Those of these addresses that are in the scope, by name. */
export async function findAddressed(
  db: Transaction,
  scope: ProjectScope,
  addresses: readonly LoggedAddress[],
): Promise<readonly LoggedApplication[]> {
  if (addresses.length === 0) return [];
  const rows = addresses.map((at) => Prisma.sql`(${at.project}, ${at.application}, ${at.environment})`);
  return db.$queryRaw<LoggedApplication[]>`
    select ${columns} ${joins}
    where ${scope} and (p."slug", a."slug", e."slug") in (${Prisma.join(rows)})
    order by a."name", p."name", e."position", ae."id"`;
}

interface Wish {
  /** a part of the application's name */
  readonly search: string;
  /** by its slug */
  readonly environment: string | undefined;
}

/** Those in the scope of which a replica runs, the ones that were deployed last first, each with how many there are. */
export const findRunning = (db: Transaction, scope: ProjectScope, { search, environment }: Wish, limit: number) =>
  db.$queryRaw<readonly (LoggedApplication & { readonly total: number })[]>`
    select ${columns}, (count(*) over ())::int as total ${joins}
    left join lateral (
      select d."createdAt" from "Deployment" d where d."appEnvironmentId" = ae."id" order by d."createdAt" desc limit 1
    ) last on true
    where ${scope}
      and exists (select 1 from "Replica" r where r."appEnvironmentId" = ae."id" and r."removedAt" is null)
      ${search === "" ? Prisma.empty : Prisma.sql`and a."name" ilike ${likeAnywhere(search)}`}
      ${environment === undefined ? Prisma.empty : Prisma.sql`and e."slug" = ${environment}`}
    order by last."createdAt" desc nulls last, ae."id" limit ${limit}`;
