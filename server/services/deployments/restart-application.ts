import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { appAddress } from "./app-address";
import { requestDeployment } from "./request-deployment";

/** Replaces every replica by a new one of the same release, without an interruption. */
export const restartApplication = mutation({
  permission: "application.deploy",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, at) => {
    const { currentReleaseId, desiredCount } = at.appEnvironment;
    return requestDeployment(ctx, at, { kind: "restart", releaseId: currentReleaseId, count: desiredCount });
  },
});
