import type { Transaction } from "../../db/client";
import type { ProjectScope } from "../projects/visible-projects";

/** in a field to choose from; whoever has more finds by name */
const shown = 200;

export interface FilterOption {
  readonly slug: string;
  readonly name: string;
}

/** The projects in a scope, by name. */
export const findProjectOptions = (db: Transaction, scope: ProjectScope) =>
  db.$queryRaw<readonly FilterOption[]>`
    select p."slug", p."name" from "Project" p where ${scope} order by p."name", p."id" limit ${shown}`;

/** The environments of all projects in a scope, each slug once, in the order in which releases go through them. */
export const findEnvironmentOptions = (db: Transaction, scope: ProjectScope) =>
  db.$queryRaw<readonly FilterOption[]>`
    select e."slug", min(e."name") as name from "Environment" e join "Project" p on p."id" = e."projectId"
    where ${scope} group by e."slug" order by min(e."position"), e."slug" limit ${shown}`;
