import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { appAddress } from "./app-address";
import { requestDeployment } from "./request-deployment";

/** Takes all replicas out of service and stops them; the configuration and the volumes stay. */
export const stopApplication = mutation({
  permission: "application.deploy",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, at) =>
    requestDeployment(ctx, at, { kind: "stop", releaseId: at.appEnvironment.currentReleaseId, count: 0 }),
});
