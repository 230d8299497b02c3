import { z } from "zod";
import { newId } from "../../db/new-id";
import { defaultConfig } from "../../domain/application/config";
import { parseSource } from "../../domain/application/parse-source";
import { notFound } from "../../domain/errors";
import { parseName, pickSlug } from "../../domain/names";
import { recordEvent } from "../../events/record-event";
import { recordActivity } from "../activity";
import { locateProject } from "../locate";
import { requireOpen } from "../projects/require-open";
import { mutation } from "../use-case";
import { sealCredential, sourceForm } from "./source-form";

/** Makes an application with a configuration in each environment of its project. Nothing runs until it is deployed. */
export const createApplication = mutation({
  permission: "application.create",
  input: sourceForm.extend({
    organization: z.string(),
    project: z.string(),
    folderId: z.string().nullish(),
    name: z.string(),
    /** on which it listens, in every environment; the lowest that the image exposes when left out */
    port: z.number().int().min(1).max(65_535).optional(),
  }),
  locate: locateProject,
  run: async (ctx, input, { project }) => {
    const name = parseName(input.name);
    const parsed = parseSource(input.source, ctx.gitProtocols);
    const folderId = input.folderId ?? null;
    const [taken, environments, folder] = await Promise.all([
      ctx.db.application.findMany({ where: { projectId: project.id }, select: { slug: true } }),
      ctx.db.environment.findMany({ where: { projectId: project.id }, select: { id: true } }),
      folderId === null ? null : ctx.db.folder.findFirst({ where: { id: folderId, projectId: project.id } }),
    ]);
    if (folderId !== null && folder === null) throw notFound("folder");
    const slug = pickSlug(name, new Set(taken.map((row) => row.slug)));
    const id = newId("application");
    const credential = input.credential ? sealCredential(ctx.vault, id, input.credential) : null;
    await ctx.db.$transaction(async (tx) => {
      await requireOpen(tx, project);
      await tx.application.create({
        data: {
          id,
          projectId: project.id,
          folderId,
          slug,
          name,
          sourceKind: parsed.sourceKind,
          source: { ...parsed.source },
          credential,
        },
      });
      await tx.appEnvironment.createMany({
        data: environments.map((environment) => ({
          id: newId("appEnvironment"),
          applicationId: id,
          environmentId: environment.id,
          config: { ...defaultConfig, port: input.port ?? null } as object,
        })),
      });
      await recordActivity(tx, ctx, {
        organizationId: project.organizationId,
        action: "application.created",
        projectId: project.id,
        subject: { type: "application", id, name },
      });
      await recordEvent(tx, {
        organizationId: project.organizationId,
        type: "project.changed",
        subjectId: project.id,
        payload: { projectId: project.id },
      });
    });
    return { slug };
  },
});
