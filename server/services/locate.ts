import { notFound } from "../domain/errors";
import type { ActorCtx } from "./use-case";

/** Each look-up names the tenant in its `where`: another organisation's slug or id is simply not there. */

const organizationIds = (ctx: ActorCtx) => ({ in: Object.keys(ctx.actor.organizations) });

export async function locateOrganization(ctx: ActorCtx, input: { organization: string }) {
  const organization = await ctx.db.organization.findFirst({
    where: { slug: input.organization, id: organizationIds(ctx) },
  });
  if (organization === null) throw notFound("organisation");
  return { resource: { organizationId: organization.id }, organization };
}

export async function locateProject(ctx: ActorCtx, input: { organization: string; project: string }) {
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
