import { appConfigSchema } from "../../domain/application/config";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { appAddress } from "./app-address";
import { requestDeployment } from "./request-deployment";

/** Starts a stopped application with the release that it had. */
export const startApplication = mutation({
  permission: "application.deploy",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, at) => {
    const { replicas } = appConfigSchema.parse(at.appEnvironment.config);
    return requestDeployment(ctx, at, {
      kind: "start",
      releaseId: at.appEnvironment.currentReleaseId,
      count: replicas,
    });
  },
});
