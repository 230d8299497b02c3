import { z } from "zod";
import { appConfigSchema } from "../../domain/application/config";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { appAddress } from "./app-address";
import { requestDeployment } from "./request-deployment";

/**
 * Deploys what is configured now. A stopped application starts. `code`: the branch's newest commit, or the image as its registry
 * has it; “current” keeps the image that serves, so that nothing but the changed settings is deployed. It is made anew only
 * where the source or a build variable was changed.
 */
export const deployApplication = mutation({
  permission: "application.deploy",
  input: appAddress.extend({ code: z.enum(["newest", "current"]).default("newest") }),
  locate: locateAppEnvironment,
  run: async (ctx, { code }, at) => {
    const { replicas } = appConfigSchema.parse(at.appEnvironment.config);
    return requestDeployment(ctx, at, { kind: "deploy", releaseId: null, count: replicas, code });
  },
});
