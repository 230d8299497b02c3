import { z } from "zod";
import { parseName } from "../../domain/names";
import { locateApplication } from "../locate";
import { mutation } from "../use-case";
import { applicationAddress, requireNotDeleting } from "./application-address";
import { noteChange } from "./note-change";

/** Changes the name that people see; addresses and containers keep the one they have. */
export const renameApplication = mutation({
  permission: "application.update",
  input: applicationAddress.extend({ name: z.string() }),
  locate: locateApplication,
  run: async (ctx, input, { application, project }) => {
    requireNotDeleting(application);
    const name = parseName(input.name);
    await ctx.db.$transaction(async (tx) => {
      await tx.application.update({ where: { id: application.id }, data: { name } });
      await noteChange(tx, ctx, { application: { ...application, name }, project }, "application.renamed", {
        from: application.name,
      });
    });
    return {};
  },
});
