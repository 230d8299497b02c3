import { z } from "zod";
import { appConfigSchema } from "../../domain/application/config";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { appAddress } from "./app-address";
import { requestDeployment } from "./request-deployment";

/** Changes how many replicas serve, at once and for later deployments. Nothing is replaced. */
export const scaleApplication = mutation({
  permission: "application.deploy",
  input: appAddress.extend({
    replicas: z.number().int().min(1, "Run at least 1 replica; to have none, stop it.").max(100),
  }),
  locate: locateAppEnvironment,
  run: async (ctx, { replicas }, at) => {
    const { id, currentReleaseId } = at.appEnvironment;
    const result = await requestDeployment(ctx, at, { kind: "scale", releaseId: currentReleaseId, count: replicas });
    const config = { ...appConfigSchema.parse(at.appEnvironment.config), replicas };
    await ctx.db.appEnvironment.update({ where: { id }, data: { config, configVersion: { increment: 1 } } });
    return result;
  },
});
