import { z } from "zod";
import { newId } from "../../db/new-id";
import { parseName, pickSlug } from "../../domain/names";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { noteProjectChange } from "./note-change";

const defaultEnvironments = ["dev", "staging", "prod"];

/** Makes a project with the environments dev, staging and prod. */
export const createProject = mutation({
  permission: "project.create",
  input: z.object({ organization: z.string(), name: z.string() }),
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const name = parseName(input.name);
    const organizationId = organization.id;
    const taken = await ctx.db.project.findMany({ where: { organizationId }, select: { slug: true } });
    const slug = pickSlug(name, new Set(taken.map((row) => row.slug)));
    const id = newId("project");
    await ctx.db.$transaction(async (tx) => {
      await tx.project.create({ data: { id, organizationId, slug, name } });
      await tx.environment.createMany({
        data: defaultEnvironments.map((word, position) => ({
          id: newId("environment"),
          projectId: id,
          slug: word,
          name: word,
          position,
        })),
      });
      await noteProjectChange(tx, ctx, { project: { id, name, organizationId }, action: "project.created" });
    });
    return { slug };
  },
});
