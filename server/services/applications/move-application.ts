import { z } from "zod";
import { notFound } from "../../domain/errors";
import { locateApplication } from "../locate";
import { mutation } from "../use-case";
import { applicationAddress, requireNotDeleting } from "./application-address";
import { noteChange } from "./note-change";

/** Moves an application into another folder of its project; null is the top. What runs is not touched. */
export const moveApplication = mutation({
  permission: "application.create",
  input: applicationAddress.extend({ folderId: z.string().nullable() }),
  locate: locateApplication,
  run: async (ctx, { folderId }, { application, project }) => {
    requireNotDeleting(application);
    const folder =
      folderId === null ? null : await ctx.db.folder.findFirst({ where: { id: folderId, projectId: project.id } });
    if (folderId !== null && folder === null) throw notFound("folder");
    await ctx.db.$transaction(async (tx) => {
      await tx.application.update({ where: { id: application.id }, data: { folderId } });
      await noteChange(tx, ctx, { application, project }, "application.moved", { to: folder?.name ?? null });
    });
    return {};
  },
});
