import { z } from "zod";
import type { Transaction } from "../../db/client";
import { likeAnywhere } from "../../db/escape-like";
import type { DeploymentStatus } from "../../db/generated/client";
import { closest } from "../../domain/search/closest";
import { locateOrganization } from "../locate";
import { type ProjectScope, visibleScope } from "../projects/visible-projects";
import { query } from "../use-case";

const shown = 6;
/** names that are compared when nothing was found */
const compared = 5_000;

interface ApplicationMatch {
  readonly project: string;
  readonly projectName: string;
  readonly application: string;
  readonly name: string;
}

interface DomainMatch extends ApplicationMatch {
  readonly environment: string;
  readonly host: string;
  readonly path: string;
}

interface DeploymentMatch extends ApplicationMatch {
  readonly environment: string;
  readonly number: number;
  readonly status: DeploymentStatus;
}

/** What is called like that in all projects that one may see: for the palette, which leads there. */
export const listMatches = query({
  permission: "organization.read",
  input: z.object({ organization: z.string(), search: z.string().trim().min(1).max(100) }),
  locate: locateOrganization,
  run: async (ctx, { search }, { organization }) => {
    const scope = visibleScope(ctx, organization.id);
    const number = /^#?(\d{1,9})$/.exec(search)?.[1];
    const [projects, applications, domains, deployments] = await Promise.all([
      findProjects(ctx.db, scope, search),
      findApplications(ctx.db, scope, search),
      findDomains(ctx.db, scope, search),
      number === undefined ? [] : findDeployments(ctx.db, scope, Number(number)),
    ]);
    const found = [projects, applications, domains, deployments].some((list) => list.length > 0);
    const suggestion = found ? null : closest(search, await findNames(ctx.db, scope));
    return { projects, applications, domains, deployments, suggestion };
  },
});

/** What begins with it comes first. */
const findProjects = (db: Transaction, scope: ProjectScope, search: string) =>
  db.$queryRaw<{ project: string; name: string }[]>`
    select p."slug" as project, p."name" from "Project" p
    where ${scope} and p."name" ilike ${likeAnywhere(search)}
    order by position(lower(${search}) in lower(p."name")), p."name", p."id" limit ${shown}`;

const findApplications = (db: Transaction, scope: ProjectScope, search: string) =>
  db.$queryRaw<ApplicationMatch[]>`
    select p."slug" as project, p."name" as "projectName", a."slug" as application, a."name"
    from "Application" a join "Project" p on p."id" = a."projectId" and ${scope}
    where a."name" ilike ${likeAnywhere(search)}
    order by position(lower(${search}) in lower(a."name")), a."name", a."id" limit ${shown}`;

const findDomains = (db: Transaction, scope: ProjectScope, search: string) =>
  db.$queryRaw<DomainMatch[]>`
    select p."slug" as project, p."name" as "projectName", a."slug" as application, a."name", e."slug" as environment,
      d."host", d."path"
    from "Domain" d
    join "AppEnvironment" ae on ae."id" = d."appEnvironmentId"
    join "Environment" e on e."id" = ae."environmentId"
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId" and ${scope}
    where d."host" ilike ${likeAnywhere(search)}
    order by position(lower(${search}) in lower(d."host")), d."host", d."path", d."id" limit ${shown}`;

/** The newest first: numbers are counted by application. */
const findDeployments = (db: Transaction, scope: ProjectScope, number: number) =>
  db.$queryRaw<DeploymentMatch[]>`
    select p."slug" as project, p."name" as "projectName", a."slug" as application, a."name", e."slug" as environment,
      d."number", d."status"::text
    from "Deployment" d
    join "AppEnvironment" ae on ae."id" = d."appEnvironmentId"
    join "Environment" e on e."id" = ae."environmentId"
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId" and ${scope}
    where d."number" = ${number}
    order by d."createdAt" desc, d."id" limit ${shown}`;

async function findNames(db: Transaction, scope: ProjectScope): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select a."name" from "Application" a join "Project" p on p."id" = a."projectId" and ${scope}
    union select p."name" from "Project" p where ${scope} limit ${compared}`;
  return rows.map(({ name }) => name);
}
