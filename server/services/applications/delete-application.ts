import { z } from "zod";
import { invalid } from "../../domain/errors";
import { addJob } from "../../jobs/add-job";
import { locateApplication } from "../locate";
import { requireReal } from "../organizations/demo";
import { mutation } from "../use-case";
import { applicationAddress } from "./application-address";
import { findVolumes } from "./list-volumes";
import { noteChange } from "./note-change";

/** Deletes an application: what runs is taken down first, visibly; `confirm` is its name, typed. Of its volumes only those named go. */
export const deleteApplication = mutation({
  permission: "application.delete",
  input: applicationAddress.extend({
    confirm: z.string(),
    /** keys as listVolumes gives them */
    volumes: z.array(z.string()).max(500).default([]),
  }),
  locate: locateApplication,
  run: async (ctx, { confirm, volumes }, { application, project }) => {
    const { id, name } = application;
    if (confirm !== name) throw invalid({ confirm: `Type “${name}” to confirm.` });
    if (application.deletingSince !== null) return {};
    await requireReal(ctx.db, project.organizationId);
    const known = await findVolumes(ctx.db, application);
    const unknown = volumes.find((key) => !known.some((volume) => volume.key === key));
    if (unknown !== undefined)
      throw invalid({ volumes: `“${name}” has no volume ${unknown}. Choose among those shown.` });
    const deletingVolumes = known.filter(({ key }) => volumes.includes(key)).map(({ volume }) => volume);
    await ctx.db.$transaction(async (tx) => {
      await tx.application.update({ where: { id }, data: { deletingSince: ctx.now(), deletingVolumes } });
      await addJob(tx, "takeDown", { applicationId: id }, { key: `takeDown:${id}` });
      await noteChange(tx, ctx, { application, project }, "application.deleted", { volumes });
    });
    return {};
  },
});
