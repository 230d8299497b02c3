import { notFound } from "../domain/errors";
import { once } from "./once";
import type { ActorCtx } from "./use-case";

/** Each look-up names the tenant in its `where`: another organisation's slug or id is simply not there. The loaders of a page share them. */

const organizationIds = (ctx: ActorCtx) => ({ in: Object.keys(ctx.actor.organizations) });

export const locateOrganization = (ctx: ActorCtx, { organization }: { organization: string }) =>
  once(ctx, `organization:${organization}`, () => findOrganization(ctx, { organization }));

async function findOrganization(ctx: ActorCtx, input: { organization: string }) {
  const organization = await ctx.db.organization.findFirst({
    where: { slug: input.organization, id: organizationIds(ctx) },
  });
  if (organization === null) throw notFound("organisation");
  return { resource: { organizationId: organization.id }, organization };
}

interface ProjectAddress {
  readonly organization: string;
  readonly project: string;
}

export const locateProject = (ctx: ActorCtx, input: ProjectAddress) =>
  once(ctx, `project:${input.organization}/${input.project}`, () => findProject(ctx, input));

async function findProject(ctx: ActorCtx, input: ProjectAddress) {
  const project = await ctx.db.project.findFirst({
    where: { slug: input.project, organization: { slug: input.organization, id: organizationIds(ctx) } },
  });
  if (project === null) throw notFound("project");
  return { resource: { organizationId: project.organizationId, projectId: project.id }, project };
}

export async function locateFolder(ctx: ActorCtx, input: { folderId: string }) {
  const folder = await ctx.db.folder.findFirst({
    where: { id: input.folderId, project: { organizationId: organizationIds(ctx) } },
    include: { project: true },
  });
  if (folder === null) throw notFound("folder");
  const { organizationId, id: projectId } = folder.project;
  return { resource: { organizationId, projectId }, folder, project: folder.project };
}

export async function locateTeam(ctx: ActorCtx, input: { teamId: string }) {
  const team = await ctx.db.team.findFirst({ where: { id: input.teamId, organizationId: organizationIds(ctx) } });
  if (team === null) throw notFound("team");
  return { resource: { organizationId: team.organizationId }, team };
}

export async function locateApplication(
  ctx: ActorCtx,
  input: { organization: string; project: string; application: string },
) {
  const application = await ctx.db.application.findFirst({
    where: {
      slug: input.application,
      project: { slug: input.project, organization: { slug: input.organization, id: organizationIds(ctx) } },
    },
    include: { project: true },
  });
  if (application === null) throw notFound("application");
  const { organizationId, id: projectId } = application.project;
  return { resource: { organizationId, projectId }, application, project: application.project };
}

/** How an application in one environment is named in addresses and calls. */
export interface AppAddress {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

export const locateAppEnvironment = (ctx: ActorCtx, input: AppAddress) =>
  once(ctx, `app:${[input.organization, input.project, input.application, input.environment].join("/")}`, () =>
    findAppEnvironment(ctx, input),
  );

async function findAppEnvironment(ctx: ActorCtx, input: AppAddress) {
  const { application, project, resource } = await locateApplication(ctx, input);
  const appEnvironment = await ctx.db.appEnvironment.findFirst({
    where: { applicationId: application.id, environment: { slug: input.environment, projectId: project.id } },
    include: { environment: true },
  });
  if (appEnvironment === null) throw notFound("environment");
  return { resource, application, project, appEnvironment, environment: appEnvironment.environment };
}
