import { z } from "zod";
import { appConfigSchema } from "../../domain/application/config";
import { notFound } from "../../domain/errors";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { appAddress } from "./app-address";
import { requestDeployment } from "./request-deployment";

/** Brings back an earlier release exactly: its image, its configuration, its variables. */
export const rollbackApplication = mutation({
  permission: "application.rollback",
  input: appAddress.extend({ release: z.number().int().min(1) }),
  locate: locateAppEnvironment,
  run: async (ctx, input, at) => {
    const { appEnvironment } = at;
    const release = await ctx.db.release.findFirst({
      where: { appEnvironmentId: appEnvironment.id, number: input.release },
    });
    if (release === null) throw notFound("release");
    const { replicas } = appConfigSchema.parse(appEnvironment.config);
    const count = appEnvironment.desiredCount > 0 ? appEnvironment.desiredCount : replicas;
    return requestDeployment(ctx, at, { kind: "rollback", releaseId: release.id, count });
  },
});
